/** A hostile name, made harmless to show: letters, figures and a few signs, 80 characters at most. */
export function shownName(name: string): string {
  return name.replace(/[^\p{L}\p{N} ._/()\\-]/gu, '?').slice(0, 80);
}
