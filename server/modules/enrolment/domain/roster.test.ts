import { expect, test } from 'vitest';
import { readEmail } from '../../people/domain/email.ts';
import { nameKey, properName } from '../../people/domain/person-name.ts';
import { readSiret } from '../../people/domain/siret.ts';
import { guessColumns } from './roster-columns.ts';
import { markTwins, readDay, readLine, readPhone } from './roster-lines.ts';

const readers = { nameKey, properName, readEmail, readSiret };
const guess = (titles: string[], rows: string[][] = []) =>
  guessColumns(titles, (column) => rows.map((row) => row[column] ?? ''));

test('columns of a Digiforma-like matrix are recognised by their titles', () => {
  expect(
    guess([
      'CIVILITÉ',
      'NOM',
      'PRÉNOM',
      'EMAIL',
      'TÉLÉPHONE',
      'DATE DE NAISSANCE',
      'ENTREPRISE',
      'N° SIRET',
      'RQTH',
      'STATUT BPF',
    ]),
  ).toEqual([
    'ignore',
    'lastName',
    'firstName',
    'email',
    'phone',
    'birthDate',
    'companyName',
    'siret',
    'ignore',
    'ignore',
  ]);
});

test('columns of a Dendreo-like export are recognised, the trainer’s name is not a learner', () => {
  expect(
    guess([
      'id_adf',
      'numero_complet',
      'intitule',
      'type',
      'date_debut',
      'date_fin',
      'nb_heures',
      'lieu',
      'formateur',
      'entreprise',
      'participant_nom',
      'participant_prenom',
      'participant_email',
      'financement',
      'prix_ht',
      'statut',
    ]),
  ).toEqual([
    'ignore',
    'ignore',
    'ignore',
    'ignore',
    'ignore',
    'ignore',
    'ignore',
    'ignore',
    'ignore',
    'companyName',
    'lastName',
    'firstName',
    'email',
    'ignore',
    'ignore',
    'ignore',
  ]);
});

test('a column without a title is recognised by what it holds', () => {
  expect(
    guess(
      ['Stagiaire', 'Colonne 2', ''],
      [
        ['DUPONT Zoé', 'zoe@x.example', '06 11 11 11 11'],
        ['LE Anna', 'anna@x.example', '0622222222'],
      ],
    ),
  ).toEqual(['fullName', 'email', 'phone']);
});

test('full names are cut at the end of the capitals, on either side', () => {
  const names = ['DUPONT Zoé', 'Zoé DUPONT', 'DE LA TOUR Jean-Marie', 'Martin Paul'].map((fullName) =>
    readLine(2, { fullName }, readers),
  );
  expect(names.map(({ lastName, firstName }) => [lastName, firstName])).toEqual([
    ['Dupont', 'Zoé'],
    ['Dupont', 'Zoé'],
    ['de La Tour', 'Jean-Marie'],
    ['Martin', 'Paul'],
  ]);
});

test('a line says what was repaired and what cannot be used', () => {
  const line = readLine(
    7,
    {
      lastName: 'INCONNU',
      firstName: 'Test',
      email: 'test@test',
      siret: '8321',
      birthDate: '30/02/1985',
      phone: '611111111',
    },
    readers,
  );
  expect(line).toEqual({
    line: 7,
    firstName: 'Test',
    lastName: 'Inconnu',
    email: null,
    companyName: null,
    siret: null,
    phone: '0611111111',
    jobTitle: '',
    birthDate: null,
    remarks: [
      { code: 'EMAIL_INVALID', field: 'email', detail: 'test@test', blocking: false },
      { code: 'SIRET_INVALID', field: 'siret', detail: '8321', blocking: false },
      { code: 'BIRTH_DATE_INVALID', field: 'birthDate', detail: '30/02/1985', blocking: false },
    ],
  });
});

test('a line without a name blocks', () => {
  expect(readLine(3, { email: 'a@b.example' }, readers).remarks).toEqual([
    { code: 'NAME_MISSING', field: 'lastName', detail: '', blocking: true },
  ]);
});

test('the same person twice is found by address or by name, accents apart', () => {
  const lines = [
    readLine(2, { lastName: 'DUPONT', firstName: 'Zoé', email: 'zoe@x.example' }, readers),
    readLine(3, { lastName: 'Martin', firstName: 'Paul', email: 'paul@x.example' }, readers),
    readLine(4, { lastName: 'Dupont', firstName: 'Zoe', email: 'autre@x.example' }, readers),
    readLine(5, { lastName: 'M.', firstName: 'P.', email: 'PAUL@x.example' }, readers),
  ];
  expect(
    markTwins(lines, readers).map(({ remarks }) =>
      remarks.filter(({ code }) => code === 'SAME_PERSON_IN_FILE').map(({ detail }) => detail),
    ),
  ).toEqual([[], [], ['2'], ['3']]);
});

test('days and telephones are read as French files write them', () => {
  expect(['14/01/1985', '1985-01-14', '31142', '30/02/2025', '1/2/85'].map(readDay)).toEqual([
    '1985-01-14',
    '1985-01-14',
    '1985-04-05',
    null,
    null,
  ]);
  expect(['06 11 11 11 11', '611111111', '+33 6 01 02 03 04', '0033123456789', ''].map(readPhone)).toEqual([
    '0611111111',
    '0611111111',
    '0601020304',
    '0123456789',
    null,
  ]);
});
