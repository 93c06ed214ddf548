import { expect, test } from 'vitest';
import { readEmail } from './email.ts';
import { nameKey, properName } from './person-name.ts';
import { isSiret, readSiret } from './siret.ts';

test('a SIRET is valid when its key is right, La Poste apart', () => {
  expect(['73282932000074', '73282932000075', '35600000049837', '123'].map(isSiret)).toEqual([
    true,
    false,
    true,
    false,
  ]);
});

test('zeros that a spreadsheet ate are put back, spaces are dropped', () => {
  expect(readSiret('732 829 320 00074')).toEqual({ siret: '73282932000074', repaired: false });
  expect(readSiret('5580121500017')).toEqual({ siret: '05580121500017', repaired: true });
  expect(readSiret('8321')).toBeNull();
});

test('names come out as their owners write them', () => {
  expect(['DUPONT', "O'BRIEN", 'jean-marie', 'DE LA TOUR', 'Le Bihan', 'LÊ', 'de Villiers'].map(properName)).toEqual([
    'Dupont',
    'O’Brien',
    'Jean-Marie',
    'de La Tour',
    'Le Bihan',
    'Lê',
    'de Villiers',
  ]);
});

test('one person spelled twice has one key', () => {
  expect(nameKey('Zoé', 'DUPONT')).toBe(nameKey('ZOE', 'Dupont'));
  expect(nameKey('Jean-Marie', 'de La Tour')).toBe(nameKey('jean marie', 'De la tour'));
});

test('an address that cannot receive mail is refused, a mistyped domain is pointed at', () => {
  expect(readEmail(' Zoe.Dupont@Ateliers-Borel.example ')).toEqual({
    email: 'zoe.dupont@ateliers-borel.example',
    suggestion: null,
  });
  expect(readEmail('test@test')).toBeNull();
  expect(readEmail('marc@gamil.com')).toEqual({ email: 'marc@gamil.com', suggestion: 'marc@gmail.com' });
});
