import type { LetterName } from '../domain/letters.ts';
import { type Rendered, renderLetter, withLink } from '../domain/render-letter.ts';

/** A letter as its reader would see it, before anybody sends it; its button goes nowhere. */
export function renderMail(
  letter: LetterName,
  language: 'fr' | 'en',
  values: Readonly<Record<string, string>>,
): Rendered {
  const { subject, html, plain } = renderLetter(letter, language, values);
  return { subject, html: withLink(html, '#'), plain: withLink(plain, '#') };
}
