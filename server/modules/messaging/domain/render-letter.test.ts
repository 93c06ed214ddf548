import { expect, test } from 'vitest';
import { LETTERS, type LetterName } from './letters.ts';
import { LINK_PLACE, renderLetter } from './render-letter.ts';
import { SAMPLE_VALUES } from './sample-values.ts';

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

test.each(names)(
  'every place that the letter %s leaves open has an invented fact, and both languages leave the same',
  (name) => {
    const places = (language: 'fr' | 'en') =>
      [
        ...new Set([...JSON.stringify(LETTERS[name][language]).matchAll(/\{(\w+)\}/g)].map(([, place = '']) => place)),
      ].sort();
    const filled = { ...SAMPLE_VALUES, organisation: 'Rivage Formation' };
    expect([places('fr').filter((place) => !(place in filled)), places('en')]).toEqual([[], places('fr')]);
  },
);

test('what a person is called never becomes markup, nor another header', () => {
  const { html, subject } = renderLetter('invitation', 'fr', {
    ...values,
    firstName: '<img src=x onerror=alert(1)>',
    organisation: 'A\r\nBcc: x@y.example',
  });
  expect([html.includes('<img'), /[\r\n]/.test(subject)]).toEqual([false, false]);
});
