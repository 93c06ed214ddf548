import { expect, test } from 'vitest';
import { createRuntime } from './create-runtime.ts';
import { begun, launchOf, read, session, wrote } from './launch-for-test.ts';
import type { LaunchData } from './runtime.ts';

const open = (...rest: Parameters<typeof begun> extends [unknown, ...infer Rest] ? Rest : never) =>
  begun('2004', ...rest);

test('each call has its own code before the start and after the end', () => {
  const runtime = createRuntime({ edition: '2004', launch: launchOf() });
  const codes = () => {
    const calls = [
      () => runtime.getValue('cmi.mode'),
      () => runtime.setValue('cmi.location', '1'),
      () => runtime.commit(''),
      () => runtime.terminate(''),
    ];
    return calls.map((call) => [call(), runtime.lastError()]);
  };
  expect(codes()).toEqual([
    ['', '122'],
    ['false', '132'],
    ['false', '142'],
    ['false', '112'],
  ]);
  runtime.initialize('');
  runtime.terminate('');
  expect(codes()).toEqual([
    ['', '123'],
    ['false', '133'],
    ['false', '143'],
    ['false', '113'],
  ]);
});

test('starting twice is 103, starting after the end 104, with an argument 201', () => {
  const runtime = createRuntime({ edition: '2004', launch: launchOf() });
  const start = (argument?: string) => [runtime.initialize(argument), runtime.lastError()];
  const before = [start('x'), start(''), start('')];
  runtime.terminate('');
  expect([...before, start('')]).toEqual([
    ['false', '201'],
    ['true', '0'],
    ['false', '103'],
    ['false', '104'],
  ]);
});

test.each([
  ['cmi.completion_status', 'completed', '0'],
  ['cmi.completion_status', 'done', '406'],
  ['cmi.success_status', 'unknown', '0'],
  ['cmi.score.scaled', '1.1', '407'],
  ['cmi.score.scaled', '-1', '0'],
  ['cmi.score.scaled', 'x', '406'],
  ['cmi.score.scaled', '', '406'],
  ['cmi.score.raw', 150, '0'],
  ['cmi.progress_measure', '1.01', '407'],
  ['cmi.progress_measure', '0.5', '0'],
  ['cmi.exit', 'normal', '0'],
  ['cmi.exit', 'suspended', '406'],
  ['cmi.session_time', 'PT1H5M3.25S', '0'],
  ['cmi.session_time', 'P1DT2H', '0'],
  ['cmi.session_time', 'PT3.125S', '406'],
  ['cmi.session_time', 'PT5M1H', '406'],
  ['cmi.session_time', 'P', '406'],
  ['cmi.session_time', 'PT', '406'],
  ['cmi.session_time', 'P1DT', '406'],
  ['cmi.session_time', '00:10:00', '406'],
  ['cmi.learner_preference.delivery_speed', '0', '0'],
  ['cmi.learner_preference.audio_level', '-1', '407'],
  ['cmi.learner_preference.audio_captioning', '2', '406'],
  ['cmi.learner_preference.language', 'fr-CA', '0'],
  ['cmi.learner_preference.language', 'français', '406'],
  ['cmi.learner_id', 'x', '404'],
  ['cmi.total_time', 'PT0S', '404'],
  ['cmi.interactions._count', '1', '404'],
  ['cmi.score._children', 'x', '404'],
  ['cmi._version', '2', '404'],
  ['adl.nav.request_valid.continue', 'true', '404'],
  ['adl.nav.request_valid.choice.{target=b}', 'true', '404'],
  ['adl.nav.request', 'continue', '0'],
  ['adl.nav.request', '{target=b}choice', '0'],
  ['adl.nav.request', '{target=b}jump', '0'],
  ['adl.nav.request', 'next', '406'],
  ['cmi.nothing', 'x', '401'],
  ['cmi', 'x', '401'],
  ['cmi.score', 'x', '401'],
  ['cmi.objectives', 'x', '401'],
  ['', 'x', '351'],
  ['cmi.objectives.1.id', 'x', '351'],
  ['cmi.objectives.0.id', ' ', '406'],
  ['cmi.objectives.0.id', 'urn:a', '406'],
  ['cmi.objectives.0.success_status', 'passed', '408'],
  ['cmi.objectives.0.score.scaled', '0', '408'],
  ['cmi.interactions.0.type', 'choice', '408'],
  ['cmi.interactions.0.objectives.0.id', 'o', '408'],
  ['cmi.interactions.0.correct_responses.0.pattern', 'a', '408'],
  ['cmi.interactions.0.learner_response', 'a', '408'],
  ['cmi.comments_from_learner.0.comment', '{lang=fr}Bien', '0'],
  ['cmi.comments_from_learner.0.comment', '{lang=}Bien', '406'],
  ['cmi.comments_from_learner.0.comment', '{lang=fr Bien', '0'],
  ['cmi.comments_from_learner.0.timestamp', '2026-11-24T10:00:00.25Z', '0'],
  ['cmi.comments_from_learner.0.timestamp', '2026-11-24', '0'],
  ['cmi.comments_from_learner.0.timestamp', '2026-11-24T10:00:00.2+01:30', '0'],
  ['cmi.comments_from_learner.0.timestamp', '2026-11-24T10:00:00Z', '406'],
  ['cmi.comments_from_learner.0.timestamp', '2026-11-24T10:00+01', '406'],
  ['cmi.comments_from_learner.0.timestamp', '2026-11-24T10:00:00.2+24', '406'],
  ['cmi.comments_from_learner.0.timestamp', '2026-11-24T10:00:00.2-01:60', '406'],
  ['cmi.comments_from_learner.0.timestamp', '2026-11-24T10:00:00.125', '406'],
  ['cmi.comments_from_learner.0.timestamp', '2026-02-30', '406'],
  ['cmi.comments_from_learner.0.timestamp', '2039-01-01', '406'],
  ['cmi.comments_from_lms.0.comment', 'x', '404'],
])('writing %s = "%s" leaves %s', (element, value, code) => {
  expect(wrote(open(), element, value)).toEqual([code === '0' ? 'true' : 'false', code]);
});

test.each([
  ['cmi.location', '403'],
  ['cmi.suspend_data', '403'],
  ['cmi.score.scaled', '403'],
  ['cmi.scaled_passing_score', '403'],
  ['cmi.launch_data', '403'],
  ['cmi.max_time_allowed', '403'],
  ['cmi.exit', '405'],
  ['cmi.session_time', '405'],
  ['cmi.interactions.0.id', '301'],
  ['cmi.comments_from_lms.0.comment', '301'],
  ['cmi.location._children', '301'],
  ['cmi.location._count', '301'],
  ['cmi.nothing', '401'],
  ['cmi.nothing._count', '401'],
  ['cmi.score', '401'],
  ['', '301'],
])('reading %s at first answers nothing with %s', (element, code) => {
  expect(read(open(), element)).toEqual(['', code]);
});

test.each([
  ['cmi._version', '1.0'],
  ['cmi.completion_status', 'unknown'],
  ['cmi.success_status', 'unknown'],
  ['cmi.entry', 'ab-initio'],
  ['cmi.mode', 'normal'],
  ['cmi.credit', 'credit'],
  ['cmi.total_time', 'PT0S'],
  ['cmi.time_limit_action', 'continue,no message'],
  ['cmi.interactions._count', '0'],
  ['cmi.score._children', 'scaled,raw,min,max'],
  ['cmi.learner_preference.audio_level', '1'],
  ['adl.nav.request', '_none_'],
  ['adl.nav.request_valid.continue', 'true'],
  ['adl.nav.request_valid.previous', 'false'],
  ['adl.nav.request_valid.choice.{target=b}', 'true'],
  ['adl.nav.request_valid.choice.{target=z}', 'false'],
])('reading %s at first answers %s', (element, value) => {
  expect(read(open(), element)).toEqual([value, '0']);
});

type Case = [type: string, response: string, code: string];
test.each<Case>([
  ['true-false', 'true', '0'],
  ['true-false', 't', '406'],
  ['choice', 'a[,]b', '0'],
  ['choice', '', '0'],
  ['choice', 'a[,]a', '406'],
  ['fill-in', '{lang=fr}chat[,]chien', '0'],
  ['fill-in', '{lang=?}chat', '406'],
  ['long-fill-in', 'un texte', '0'],
  ['matching', 'a[.]1[,]b[.]2', '0'],
  ['matching', 'a', '406'],
  ['matching', '', '0'],
  ['choice', '{a}', '406'],
  ['likert', 'a]b', '406'],
  ['choice', 'réponse_1[,]urn:essai:2', '0'],
  ['performance', 'a[.]1[,][.]2', '0'],
  ['performance', '[.]', '406'],
  ['sequencing', 'a[,]b[,]a', '0'],
  ['likert', 'agree', '0'],
  ['likert', 'i agree', '406'],
  ['numeric', '-3.5', '0'],
  ['numeric', '3[:]4', '406'],
  ['other', 'anything [,] goes', '0'],
])('the answer to a %s question may be "%s": %s', (type, response, code) => {
  const runtime = open();
  wrote(runtime, 'cmi.interactions.0.id', 'q1');
  wrote(runtime, 'cmi.interactions.0.type', type);
  expect(wrote(runtime, 'cmi.interactions.0.learner_response', response)[1]).toBe(code);
});

const VALID: Readonly<Record<string, string>> = { numeric: '1[:]', matching: 'z[.]z' };
type Patterns = [type: string, first: string, second: string, codes: string];
test.each<Patterns>([
  ['true-false', 'true', 'false', '0 351'],
  ['numeric', '1[:]2', '3', '0 351'],
  ['numeric', '2[:]1', '[:]', '406 351'],
  ['choice', 'a[,]b', 'b[,]a', '0 351'],
  ['choice', 'a', 'b', '0 0'],
  ['sequencing', 'a[,]b', 'a[,]b', '0 351'],
  ['sequencing', 'a[,]b', 'b[,]a', '0 0'],
  ['fill-in', '{case_matters=true}{order_matters=false}chat', '{case_matters=yes}chat', '0 406'],
  ['performance', '{order_matters=false}a[.]1[:]2', '{order_matters=maybe}a[.]1', '0 406'],
  ['long-fill-in', '{case_matters=false}{lang=fr}texte', 'texte', '0 0'],
  ['long-fill-in', '{lang=fr}{case_matters=peut-être}texte', '{order_matters=false}texte', '406 0'],
  ['fill-in', '{case_matters=true}{case_matters=parfois}chat', '', '0 0'],
  ['matching', '', 'a[.]1', '406 0'],
  ['numeric', '3', '4', '406 351'],
])('right answers of a %s question: "%s" then "%s" give %s', (type, first, second, codes) => {
  const runtime = open();
  wrote(runtime, 'cmi.interactions.0.id', 'q1');
  wrote(runtime, 'cmi.interactions.0.type', type);
  const pattern = (rank: number) => `cmi.interactions.0.correct_responses.${rank}.pattern`;
  const one = wrote(runtime, pattern(0), first)[1];
  if (one !== '0') wrote(runtime, pattern(0), VALID[type] ?? 'x');
  expect(`${one} ${wrote(runtime, pattern(1), second)[1]}`).toBe(codes);
});

test('objectives of the manifest are there at first, are unique and keep their name', () => {
  const runtime = open({ objectiveIds: ['first', 'second'] });
  expect([
    runtime.getValue('cmi.objectives._count'),
    runtime.getValue('cmi.objectives.1.id'),
    read(runtime, 'cmi.objectives.0.description'),
    wrote(runtime, 'cmi.objectives.2.id', 'first'),
    wrote(runtime, 'cmi.objectives.0.id', 'other'),
    wrote(runtime, 'cmi.objectives.0.id', 'first'),
    wrote(runtime, 'cmi.objectives.0.success_status', 'passed'),
    wrote(runtime, 'cmi.objectives.0.score.scaled', 2),
    runtime.getValue('cmi.objectives.0.completion_status'),
  ]).toEqual([
    '2',
    'second',
    ['', '403'],
    ['false', '351'],
    ['false', '351'],
    ['true', '0'],
    ['true', '0'],
    ['false', '407'],
    'unknown',
  ]);
});

test.each<[string, Partial<LaunchData>, Record<string, string>, [string, string]]>([
  [
    'no figure, the content decides',
    {},
    { 'cmi.completion_status': 'completed', 'cmi.success_status': 'failed' },
    ['completed', 'failed'],
  ],
  [
    'a threshold reached completes',
    { completionThreshold: 0.5 },
    { 'cmi.progress_measure': '0.5', 'cmi.completion_status': 'incomplete' },
    ['completed', 'unknown'],
  ],
  [
    'a threshold not reached does not',
    { completionThreshold: 0.5 },
    { 'cmi.progress_measure': '0.49', 'cmi.completion_status': 'completed' },
    ['incomplete', 'unknown'],
  ],
  [
    'a threshold without progress is not known',
    { completionThreshold: 0.5 },
    { 'cmi.completion_status': 'completed' },
    ['unknown', 'unknown'],
  ],
  [
    'a passing score reached passes',
    { scaledPassingScore: 0.8 },
    { 'cmi.score.scaled': '0.8', 'cmi.success_status': 'failed' },
    ['unknown', 'passed'],
  ],
  [
    'a passing score not reached fails',
    { scaledPassingScore: 0.8 },
    { 'cmi.score.scaled': '0.7', 'cmi.success_status': 'passed' },
    ['unknown', 'failed'],
  ],
  [
    'a passing score without score is not known',
    { scaledPassingScore: 0.8 },
    { 'cmi.success_status': 'passed' },
    ['unknown', 'unknown'],
  ],
])('completion and success with %s', (_, launch, values, expected) => {
  const runtime = open(launch);
  for (const [element, value] of Object.entries(values)) wrote(runtime, element, value);
  expect([runtime.getValue('cmi.completion_status'), runtime.getValue('cmi.success_status')]).toEqual(expected);
});

test('a suspended attempt comes back with its data, an ended one is followed by a fresh one', () => {
  const values = { 'cmi.location': 'p3', 'cmi.suspend_data': 'x'.repeat(64_001), 'cmi.session_time': 'PT1H' };
  const suspended = session(open(), { ...values, 'cmi.exit': 'suspend' });
  const ended = session(open(), { ...values, 'cmi.exit': 'normal' });
  const seen = [suspended, ended].map((state) => {
    const runtime = open({}, state);
    const names = ['cmi.entry', 'cmi.location', 'cmi.total_time'];
    return [
      ...names.map((name) => runtime.getValue(name)),
      runtime.snapshot().attempt,
      runtime.outcome().totalTimeHundredths,
    ];
  });
  expect(seen).toEqual([
    ['resume', 'p3', 'PT1H', 1, 360_000],
    ['ab-initio', '', 'PT0S', 2, 360_000],
  ]);
});

test('a session without goodbye, a suspendAll and the button Suspendre all keep the attempt', () => {
  const lost = open();
  lost.setValue('cmi.location', 'p2');
  const asked = session(open(), { 'cmi.location': 'p2', 'adl.nav.request': 'suspendAll' });
  const pressed = open();
  session(pressed, { 'cmi.location': 'p2', 'cmi.exit': 'normal' });
  pressed.suspend();
  const entries = [lost.snapshot(), asked, pressed.snapshot()].map((state) => {
    const runtime = open({}, state);
    return [runtime.getValue('cmi.entry'), runtime.getValue('cmi.location')];
  });
  expect(entries).toEqual([
    ['resume', 'p2'],
    ['resume', 'p2'],
    ['resume', 'p2'],
  ]);
});

test('content that ends without a word about completion was seen to its end', () => {
  const silent = open();
  session(silent, {});
  const explicit = open();
  session(explicit, { 'cmi.completion_status': 'unknown' });
  const suspended = open();
  session(suspended, { 'cmi.exit': 'suspend' });
  expect([silent, explicit, suspended].map((runtime) => runtime.outcome().completion)).toEqual([
    'completed',
    'unknown',
    'unknown',
  ]);
});

test('what the content asks for after its end is known to the page', () => {
  const runtime = open();
  session(runtime, { 'adl.nav.request': '{target=b}choice' });
  expect(runtime.navigationRequest()).toBe('{target=b}choice');
});

test('a code has a sentence when it is one of the standard, whatever went wrong before', () => {
  const runtime = open();
  runtime.commit('now');
  const said = ['201', '402', '1', '', '1444'].map((code) => runtime.errorString(code));
  expect([...said, runtime.diagnostic(''), runtime.lastError()]).toEqual([
    'General Argument Error',
    'Unimplemented Data Model Element',
    '',
    '',
    '',
    'General Argument Error',
    '201',
  ]);
});
