import fc from 'fast-check';
import { expect, test } from 'vitest';
import { passwordVerdict } from './password-strength.ts';

const weakness = (password: string, ...personal: string[]) => passwordVerdict(password, personal).weakness;

test.each(['onze lettre', 'Xk9!vQ2#mZ7'])('eleven characters are too few, whatever they are: %s', (password) => {
  expect(weakness(password)).toBe('TOO_SHORT');
});

test.each([
  'motdepasse123',
  'Motdepasse2026!',
  'M0tDeP4sse!!!',
  'azertyuiop123',
  'AzertyAzerty12',
  'aaaaaaaaaaaaaaaa',
  'abcdefghijklmnop',
  '123456789012345',
  'formation2026',
  'soleilsoleil1',
  'Bonjour12345!',
  '12/03/1987 12/03/1987',
  'nicolas1987nicolas',
  'qwertyuiopasdfghjkl',
])('%s is found in seconds and refused', (password) => {
  expect(weakness(password)).toMatch(/^(COMMON|GUESSABLE)$/);
});

test.each([
  'cheval agrafe batterie correct',
  'le tramway descend vers la Loire',
  'tR7v-92kd-mmQx',
  'ornithorynque melba',
  '朝の電車は川沿いを走ります',
])('%s is taken, without a rule about capitals or signs', (password) => {
  expect(weakness(password)).toBeNull();
});

test('a name, an address or the same disguised is refused however long the password is', () => {
  expect(weakness('les vacances de delmas à la mer', 'Zoé', 'Delmas')).toBe('PERSONAL');
  expect(weakness('xk2 D3LM4S 99 tramway loire', 'Zoé', 'Delmas')).toBe('PERSONAL');
  expect(weakness('zoe.delmas@vernay tramway', 'zoe.delmas@vernay.example')).toBe('PERSONAL');
});

test('two hundred characters are the most', () => {
  expect(weakness('x7 '.repeat(67))).toBe('TOO_LONG');
});

test('any text gets a verdict and longer patterns never break it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
      const { guessesLog10 } = passwordVerdict(text, ['Zoé', 'Delmas']);
      expect(Number.isFinite(guessesLog10) && guessesLog10 >= 0).toBe(true);
    }),
  );
});
