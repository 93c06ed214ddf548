import { LETTERS, type Letter, type LetterName } from './letters.ts';

/** Where the personal link stands until the mail leaves. */
export const LINK_PLACE = 'https://lien-personnel.invalid/';

export type Rendered = { readonly subject: string; readonly html: string; readonly plain: string };

/**
 * A letter in a reader's language, as HTML and as text. Values are text: nothing in them becomes markup.
 *
 * The HTML has one column, a language, a title, real links, and contrasts of 4.5 or more in both themes.
 */
export function renderLetter(
  name: LetterName,
  language: 'fr' | 'en',
  values: Readonly<Record<string, string>>,
): Rendered {
  const letter: Letter = LETTERS[name][language];
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_, key: string) => values[key] ?? '');
  const subject = oneLine(fill(letter.subject));
  const organisation = values.organisation ?? '';
  const plain = [
    ...letter.paragraphs.map(fill),
    `${letter.button}${language === 'fr' ? '\u00a0' : ''}: ${LINK_PLACE}`,
    ...letter.after.map(fill),
    organisation,
  ].join('\n\n');
  return { subject, plain, html: page({ letter, fill, subject, organisation, language }) };
}

type PageFacts = {
  letter: Letter;
  fill: (text: string) => string;
  subject: string;
  organisation: string;
  language: 'fr' | 'en';
};

function page({ letter, fill, subject, organisation, language }: PageFacts): string {
  const paragraph = (text: string, style: string) => `<p style="margin:0 0 16px;${style}">${escaped(fill(text))}</p>`;
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>${escaped(subject)}</title></head>
<body style="margin:0;padding:24px 16px;background:#f5f7f2;color:#17272b;font:16px/1.5 Figtree,Segoe UI,Helvetica,Arial,sans-serif">
<div role="article" aria-label="${escaped(subject)}" style="max-width:560px;margin:0 auto;padding:28px;background:#ffffff;border:1px solid #dfe3dc;border-radius:10px">
<p style="margin:0 0 20px;font-weight:700;color:#054957">${escaped(organisation)}</p>
${letter.paragraphs.map((text) => paragraph(text, 'white-space:pre-line')).join('\n')}
<p style="margin:0 0 20px"><a href="${LINK_PLACE}" style="display:inline-block;padding:12px 20px;background:#0c6070;color:#ffffff;border-radius:7px;text-decoration:none;font-weight:600">${escaped(letter.button)}</a></p>
${letter.after.map((text) => paragraph(text, 'color:#4d5c60;font-size:14px')).join('\n')}
</div>
</body>
</html>
`;
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** A header of a mail is one line: a name with a line break must not add one. */
const oneLine = (text: string) => text.replace(/[\r\n\t]+/g, ' ').trim();

/** Puts the personal link where it belongs. */
export const withLink = (text: string, link: string) => text.replaceAll(LINK_PLACE, link);
