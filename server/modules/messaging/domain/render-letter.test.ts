import { expect, test } from 'vitest';
import { LETTERS, type LetterName } from './letters.ts';
import { LINK_PLACE, renderLetter } from './render-letter.ts';

const values = { firstName: 'Zoé', organisation: 'Rivage Formation', inviter: 'Nadia Benhamou' };
const names = Object.keys(LETTERS) as LetterName[];

test.each(names)('the letter %s says everything in both languages, as text and as a page', (name) => {
  for (const language of ['fr', 'en'] as const) {
    const { subject, html, plain } = renderLetter(name, language, values);
    const leftovers = [subject, html, plain].filter((text) => /\{\w+\}/.test(text));
    expect([
      leftovers,
      html.includes(`<html lang="${language}">`),
      html.includes(LINK_PLACE),
      plain.includes(LINK_PLACE),
    ]).toEqual([[], true, true, true]);
  }
});

test('what a person is called never becomes markup, nor another header', () => {
  const { html, subject } = renderLetter('invitation', 'fr', {
    ...values,
    firstName: '<img src=x onerror=alert(1)>',
    organisation: 'A\r\nBcc: x@y.example',
  });
  expect([html.includes('<img'), /[\r\n]/.test(subject)]).toEqual([false, false]);
});
