/** Strokes of a signature in a box of side 1 (height 0.5) as an SVG picture, for a page. */
export function drawingOf(strokes: readonly (readonly (readonly [number, number])[])[] | null): string {
  if (!strokes || strokes.length === 0) return '';
  const paths = strokes.map((stroke) => {
    const points = stroke.map(([x, y]) => `${round(x * 100)},${round(y * 100)}`);
    return `<polyline points="${points.join(' ')}" fill="none" stroke="#2b3f8f" stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round"/>`;
  });
  const all = strokes.flat();
  const [left, right] = [Math.min(...all.map(([x]) => x)), Math.max(...all.map(([x]) => x))];
  const [top, bottom] = [Math.min(...all.map(([, y]) => y)), Math.max(...all.map(([, y]) => y))];
  const box = [left * 100 - 3, top * 100 - 3, (right - left) * 100 + 6, (bottom - top) * 100 + 6].map(round);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box.join(' ')}">${paths.join('')}</svg>`;
}

const round = (value: number) => Math.round(value * 10) / 10;
