/**
 * Clopper–Pearson upper bound of a rate: with so many failures among so many, the true rate is below it with 95 %
 * confidence (one-sided). 0 failure among 31 gives 9.2 %: few measures prove little, and the screen says so.
 */
export function upperBound(failures: number, units: number, confidence = 0.95): number {
  if (units === 0 || failures >= units) return 1;
  let [low, high] = [failures / units, 1];
  for (let turn = 0; turn < 60; turn++) {
    const middle = (low + high) / 2;
    if (atMost(failures, units, middle) > 1 - confidence) low = middle;
    else high = middle;
  }
  return high;
}

/** Probability of at most `failures` among `units` at this rate: the regularised incomplete beta I(1 - rate; n - k, k + 1). */
export function atMost(failures: number, units: number, rate: number): number {
  if (failures >= units) return 1;
  return incompleteBeta(1 - rate, units - failures, failures + 1);
}

// Lentz's continued fraction, converges within a few dozen turns where x < (a + 1) / (a + b + 2).
function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a);
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x)) / a;
  return front * continuedFraction(x, a, b);
}

const TINY = 1e-300;
const away = (value: number) => (Math.abs(value) < TINY ? TINY : value);

function continuedFraction(x: number, a: number, b: number): number {
  let [c, d] = [1, 1 / away(1 - ((a + b) * x) / (a + 1))];
  let result = d;
  for (let m = 1; m <= 500; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / away(1 + even * d);
    c = away(1 + even / c);
    result *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / away(1 + odd * d);
    c = away(1 + odd / c);
    result *= d * c;
    if (Math.abs(d * c - 1) < 1e-14) break;
  }
  return result;
}

// Lanczos, g = 7: relative error below 1e-13 for positive arguments.
const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];

function logGamma(value: number): number {
  const x = value - 1;
  const series = LANCZOS.slice(1).reduce((sum, term, index) => sum + term / (x + index + 1), LANCZOS[0] ?? 0);
  const t = x + 7.5;
  return 0.5 * Math.log(2 * Math.PI) + (x + 0.5) * Math.log(t) - t + Math.log(series);
}
