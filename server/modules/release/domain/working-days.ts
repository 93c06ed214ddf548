const DAY_MS = 86_400_000;
const numberOf = (day: string) => Date.parse(`${day}T00:00:00Z`) / DAY_MS;
const dayOf = (number: number) => new Date(number * DAY_MS).toISOString().slice(0, 10);

/** Public holidays of metropolitan France with a fixed date: Code du travail, article L3133-1 (read in 2026). */
const FIXED = ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25'];
/** Easter Monday, Ascension and Whit Monday, in days after Easter Sunday: the same article. */
const AFTER_EASTER = [1, 39, 50];

/** Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher). */
function easter(year: number): string {
  const a = year % 19;
  const [b, c] = [Math.floor(year / 100), year % 100];
  const f = Math.floor((b + 8) / 25);
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - f + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  const day = ((h + l - 7 * m + 114) % 31) + 1;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function isHoliday(day: string): boolean {
  if (FIXED.includes(day.slice(5))) return true;
  return AFTER_EASTER.includes(numberOf(day) - numberOf(easter(Number(day.slice(0, 4)))));
}

/** Whether people work on a day: Monday to Friday, public holidays apart. */
export function isWorked(day: string): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !isHoliday(day);
}

export function addDays(day: string, days: number): string {
  return dayOf(numberOf(day) + days);
}

/** Days worked from one day to another, both counted; none when the first comes after. */
export function workedDays(from: string, to: string): number {
  let worked = 0;
  for (let day = numberOf(from); day <= numberOf(to); day++) if (isWorked(dayOf(day))) worked += 1;
  return worked;
}

/** The day itself when people work on it, else the next one on which they do. */
export function nextWorked(day: string): string {
  let next = day;
  while (!isWorked(next)) next = addDays(next, 1);
  return next;
}

/** So many days of work later; 0 is the day itself, or the next worked one. */
export function addWorked(day: string, days: number): string {
  let at = nextWorked(day);
  for (let left = days; left > 0; left--) at = nextWorked(addDays(at, 1));
  return at;
}

/** Days of work by which `actual` is later than `planned`; negative when it is earlier. */
export function workedLate(planned: string, actual: string): number {
  if (actual >= planned) return workedDays(addDays(planned, 1), actual);
  // Minus zero is another zero than zero.
  return 0 - workedDays(addDays(actual, 1), planned);
}

export const laterOf = (a: string, b: string): string => (a > b ? a : b);
