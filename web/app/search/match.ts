const fold = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

/** Whether each word typed begins a word of the text, in any order, accents and capitals apart. */
export function matches(typed: string, text: string): boolean {
  const words = fold(text);
  return fold(typed).every((wanted) => words.some((word) => word.startsWith(wanted)));
}
