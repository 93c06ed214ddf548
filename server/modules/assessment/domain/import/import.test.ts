import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { samplePath } from '../../../../../tools/samples.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import { faultsOf } from '../faults.ts';
import type { Choice, Gap, Question } from '../question.ts';
import { reduceHtml } from './plain-text.ts';
import { type QuizFileReading, readQuizFile } from './read-quiz-file.ts';

const testdata = (name: string) => readFileSync(join(import.meta.dirname, 'testdata', name), 'utf8');

function read(text: string): QuizFileReading {
  let parts = 0;
  return readQuizFile(text, () => `p${++parts}`);
}

/** A question on one line: type, text, and the answers with what they earn. */
function told(question: Question): [string, string, string] {
  return [question.type, question.text, answersOf(question)];
}
const said = (feedback: string) => (feedback ? ` (${feedback})` : '');
const choiceText = (choice: Choice) =>
  `${choice.isRight ? '+' : '-'}${choice.text}${choice.shareBp === null ? '' : ` ${choice.shareBp}`}${said(choice.feedback)}`;
const numberText = (one: { value: number; tolerance: number; shareBp: number; feedback: string }) =>
  `${one.value}±${one.tolerance} ${one.shareBp}${said(one.feedback)}`;
const typedText = (one: { text: string; shareBp: number; feedback: string }) =>
  `${one.text} ${one.shareBp}${said(one.feedback)}`;
const gapText = (gap: Gap) =>
  `${gap.weight}[${gap.kind === 'choice' ? gap.choices.map(choiceText) : gap.kind === 'text' ? gap.accepted.map(typedText) : gap.accepted.map(numberText)}]`;

function answersOf(question: Question): string {
  switch (question.type) {
    case 'singleChoice':
    case 'multipleChoice':
      return question.choices.map(choiceText).join(', ');
    case 'trueFalse':
      return `${question.isTrue}${said(question.rightFeedback)}${said(question.wrongFeedback)}`;
    case 'shortText':
      return question.accepted.map(typedText).join(', ');
    case 'number':
      return question.accepted.map(numberText).join(', ');
    case 'matching':
      return [
        ...question.pairs.map(({ left, right }) => `${left}>${right}`),
        ...question.decoys.map(({ text }) => text),
      ].join(', ');
    case 'ordering':
      return question.items.map(({ text }) => text).join(', ');
    case 'gaps':
      return question.gaps.map(gapText).join(', ');
  }
}

test('a GIFT file with every form of the format is read whole', () => {
  const reading = read(testdata('every-form.gift'));
  expect([reading.format, reading.category, reading.questions[0]?.feedback]).toEqual([
    'gift',
    'Formules',
    'La fonction SOMME ignore le texte.',
  ]);
  expect(reading.questions.map(told)).toEqual([
    [
      'singleChoice',
      'Quelle fonction additionne une plage ?',
      '+SOMME (Oui.), -SOUS.TOTAL 5000 (Possible, avec un filtre.), -NB (Compte les nombres.)',
    ],
    ['multipleChoice', 'Cochez ce qui est absolu dans $A$1', '+La colonne 5000, +La ligne 5000, -La feuille -5000'],
    ['trueFalse', 'TB-03 = une formule commence par le signe {=}.', 'true (En effet.) (C’est bien le cas.)'],
    [
      'shortText',
      'Nom de la fonction qui compte les cellules non vides',
      'NBVAL 10000, NB\\.VAL 6000, *VAL* 10000 (Presque.)',
    ],
    ['number', 'Combien vaut 1/3 à 0,01 près ?', '0.333±0.01 10000'],
    ['number', 'Entre quelles bornes ?', '0±2 10000'],
    ['number', 'Combien de lignes ?', '1048576±0 10000 (Depuis 2007.), 65536±0 5000 (Avant 2007.)'],
    ['matching', 'Associez', 'SOMME>additionne, NB>compte, Ne sert à rien'],
    ['gaps', 'La fonction [[1]] choisit entre deux valeurs.', '1[+SI,-SOMME,-NB]'],
    ['gaps', 'Le signe d’une formule est [[1]] au début.', '1[égal 10000]'],
    ['gaps', 'Il faut [[1]] arguments.', '1[3±0 10000]'],
    ['trueFalse', 'Un texte **gras** < 3 et > 2', 'false'],
    ['singleChoice', 'Que vaut 2¹⁰ × H₂O écrit ?\n\n[schéma]', '+a, -b'],
  ]);
  expect(reading.problems).toEqual([
    { line: 25, question: 'TB-07', code: 'WRONG_ANSWER_DROPPED', detail: '', isLeftOut: false },
    { line: 41, question: 'TB-13', code: 'MEDIA_DROPPED', detail: '', isLeftOut: false },
  ]);
});

test('what a GIFT file has wrong is said line by line, and the rest is taken', () => {
  const { questions, problems } = read(testdata('broken.gift'));
  expect(questions.map(told)).toEqual([['singleChoice', 'Bonne à la fin', '+a, -b']]);
  expect(problems.map(({ line, question, code, isLeftOut }) => [line, question, code, isLeftOut])).toEqual([
    [1, 'Une phrase sans question.', 'NOT_A_QUESTION', true],
    [3, 'B-02', 'SYNTAX', true],
    [5, 'B-03', 'SYNTAX', true],
    [7, 'B-04', 'ESSAY_NOT_TAKEN', true],
    [9, 'B-05', 'SYNTAX', true],
    [11, 'B-06', 'NUMBER_UNREADABLE', true],
    [13, 'B-07', 'NO_RIGHT_ANSWER', true],
    [15, 'B-08', 'TOO_FEW_CHOICES', true],
    [17, 'B-09', 'SYNTAX', true],
  ]);
});

test('a Moodle export with every type is read, the others are named', () => {
  const { format, category, questions, problems } = read(testdata('every-form.moodle.xml'));
  expect([format, category]).toEqual(['moodle', 'Secours']);
  expect(questions[0]).toEqual({
    id: 'p4',
    type: 'singleChoice',
    text: 'Numéro européen\u00a0?',
    points: 250,
    feedback: 'Gratuit.',
    choices: [
      { id: 'p1', text: '112', isRight: true, shareBp: null, feedback: 'Oui' },
      { id: 'p2', text: '15', isRight: false, shareBp: 5_000, feedback: '' },
      { id: 'p3', text: '911', isRight: false, shareBp: null, feedback: '' },
    ],
  });
  expect(questions.slice(1).map(told)).toEqual([
    ['multipleChoice', "Avant d'agir : a < b <i>", '+Protéger 5000, +Alerter 5000, -Filmer -10000'],
    ['trueFalse', 'On déplace un blessé.', 'false (En effet.) (Seulement en danger vital.)'],
    ['shortText', 'Sigle de la position', 'PLS 10000, * 0 (Trois lettres.)'],
    ['number', 'Fréquence', '110±10 10000 (100 à 120.)'],
    ['matching', 'Associez', '15>SAMU, 18>Pompiers, Mairie'],
    ['ordering', 'Ordonnez', 'Protéger, Alerter, Secourir'],
    ['gaps', '[[1]] est [[2]], [[3]] pays.', '1[-15,+112 (Bien)], 2[Européen 10000,européen 5000], 1[27±0 10000]'],
  ]);
  expect(problems.map(({ question, code, detail, isLeftOut }) => [question, code, detail, isLeftOut])).toEqual([
    ['S-05', 'WRONG_ANSWER_DROPPED', '', false],
    ['S-09', 'TYPE_NOT_TAKEN', 'cloze MULTIRESPONSE', true],
    ['S-10', 'NOT_A_QUESTION', '', true],
    ['S-11', 'NUMBER_UNREADABLE', '', true],
    ['S-12', 'NO_RIGHT_ANSWER', '', true],
    ['S-13', 'TYPE_NOT_TAKEN', 'calculatedmulti', true],
  ]);
});

test('what was read may be published as it is', () => {
  const all = ['every-form.gift', 'every-form.moodle.xml'].flatMap((name) => read(testdata(name)).questions);
  expect(faultsOf(all.map((question, at) => ({ ...question, id: `q${at}` })))).toEqual([]);
});

const refused = (text: string) => {
  try {
    return read(text).problems.length;
  } catch (error) {
    return error instanceof Refusal ? [error.code, error.facts] : error;
  }
};

test('hostile and foreign files are refused by name, none is followed', () => {
  const bomb =
    '<!DOCTYPE quiz [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><quiz><question type="essay">&b;</question></quiz>';
  const outside = '<?xml version="1.0"?><!DOCTYPE quiz SYSTEM "file:///etc/passwd"><quiz/>';
  expect([
    refused(bomb),
    refused(outside),
    refused('<quiz><question type="multichoice">&inconnue;</question></quiz>'),
    refused('<?xml version="1.0"?><html><body/></html>'),
    refused('<quiz><question>'),
    refused(`<quiz>${'<a>'.repeat(200)}`),
    refused('<quiz></quiz>'),
    refused('   \n// rien\n'),
    refused('PK\u0003\u0004\u0000\u0000'),
  ]).toEqual([
    ['QUIZ_FILE_DOCTYPE', {}],
    ['QUIZ_FILE_DOCTYPE', {}],
    ['QUIZ_FILE_UNREADABLE', { line: 1 }],
    ['QUIZ_FILE_UNREADABLE', { line: 1 }],
    ['QUIZ_FILE_UNREADABLE', { line: 1 }],
    ['QUIZ_FILE_UNREADABLE', { line: 1 }],
    ['QUIZ_FILE_EMPTY', {}],
    ['QUIZ_FILE_EMPTY', {}],
    ['QUIZ_FILE_UNREADABLE', { line: 1 }],
  ]);
});

test('a file with more than 300 questions gives the first 300 and says how many are left', () => {
  const many = Array.from({ length: 305 }, (_, at) => `::Q${at}::Vrai ?{T}`).join('\n\n');
  const { questions, problems } = read(many);
  expect([questions.length, problems]).toEqual([
    300,
    [{ line: 601, question: 'Q300', code: 'TOO_MANY_QUESTIONS', detail: '5', isLeftOut: true }],
  ]);
});

test('a question longer than the product takes is left out and said', () => {
  expect(read(`${'long '.repeat(1_000)}{T}`).problems.map(({ code }) => code)).toEqual(['TOO_LONG']);
});

test('whatever the file, reading ends with questions and problems, or a refusal', () => {
  const piece = fc.constantFrom(
    '{',
    '}',
    '=',
    '~',
    '#',
    '->',
    '\n\n',
    '::',
    '%50%',
    '\\',
    'a',
    '[html]',
    '<p>',
    '&lt;',
    '####',
    'T',
    ':',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const outcome = refused(pieces.join(''));
      expect(typeof outcome === 'number' || Array.isArray(outcome)).toBe(true);
    }),
  );
});

test('files made to be slow are read at once', () => {
  const size = 200_000;
  const slow = ['<script></script>', '<', '<!--', '&', '{', '=', '#', '::', '{1:SA:', ' alt=', '\\'];
  for (const piece of slow) {
    const text = piece.repeat(size / piece.length);
    reduceHtml(text);
    refused(`a{${text}}`);
    refused(text);
  }
}, 10_000);

test.each([
  ['<p>Un</p><p>deux</p>', 'Un\n\ndeux'],
  ['<ul><li>un</li><li>deux</li></ul>', '- un\n- deux'],
  ['a < b et b > c', 'a < b et b > c'],
  ['<script>alert(1)</script>bonjour<style>p{}</style>', 'bonjour'],
  ['<!-- secret -->vu', 'vu'],
  ['1<sup>er</sup> étage, 5 m<sup>2</sup>', '1er étage, 5 m²'],
  ['&lt;b&gt; &amp;amp; &#233; &#x1F600; &#0; &inconnu;', '<b> &amp; é 😀 &inconnu;'],
  ['fin <b', 'fin <b'],
])('HTML %s becomes the text a person reads', (html, text) => {
  expect(reduceHtml(html).text).toBe(text);
});

test.runIf(samplePath('migration/quiz_fr.gift.txt'))('the samples of a migration are read', () => {
  const sample = (name: string) => read(readFileSync(samplePath(`migration/${name}`) ?? '', 'utf8'));
  const outcome = ({ questions, problems }: QuizFileReading) => [
    questions.map(({ type }) => type),
    problems.map(({ question, code }) => `${question} ${code}`),
  ];
  expect(outcome(sample('quiz_fr.gift.txt'))).toEqual([
    ['singleChoice', 'trueFalse', 'multipleChoice', 'shortText', 'number', 'matching', 'gaps'],
    ['HE-07 ESSAY_NOT_TAKEN'],
  ]);
  expect(outcome(sample('quiz_fr.moodle.xml'))).toEqual([
    ['singleChoice', 'multipleChoice', 'trueFalse', 'shortText', 'number', 'matching', 'gaps'],
    ['HE-11 MEDIA_DROPPED', 'HE-17 ESSAY_NOT_TAKEN', 'HE-19 TYPE_NOT_TAKEN', 'HE-20 TYPE_NOT_TAKEN'],
  ]);
});
