/** Least contrast of a title on white paper. Source: WCAG 2.2, 1.4.3, level AA. */
const LEAST_CONTRAST = 4.5;

/** Whether titles in this colour (`#054957`) can be read on white paper. */
export function isReadableOnPaper(color: string): boolean {
  return 1.05 / (luminance(color) + 0.05) >= LEAST_CONTRAST;
}

/** Relative luminance, from 0 for black to 1 for white. Source: WCAG 2.2, definition of relative luminance. */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
