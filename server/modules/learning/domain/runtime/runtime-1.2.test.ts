import { expect, test } from 'vitest';
import { createRuntime } from './create-runtime.ts';
import { begun, launchOf, read, session, wrote } from './launch-for-test.ts';

const open = (...rest: Parameters<typeof begun> extends [unknown, ...infer Rest] ? Rest : never) =>
  begun('1.2', ...rest);

test('calls before the start answer false or nothing with 301', () => {
  const runtime = createRuntime({ edition: '1.2', launch: launchOf() });
  expect([
    read(runtime, 'cmi.core.lesson_status'),
    wrote(runtime, 'cmi.core.lesson_status', 'completed'),
    [runtime.commit(''), runtime.lastError()],
    [runtime.terminate(''), runtime.lastError()],
  ]).toEqual([
    ['', '301'],
    ['false', '301'],
    ['false', '301'],
    ['false', '301'],
  ]);
});

test('a second start is a general exception and an argument is refused with 201', () => {
  const runtime = createRuntime({ edition: '1.2', launch: launchOf() });
  expect([
    [runtime.initialize('x'), runtime.lastError()],
    [runtime.initialize(), runtime.lastError()],
    [runtime.initialize(''), runtime.lastError()],
    [runtime.commit('x'), runtime.lastError()],
    [runtime.terminate('x'), runtime.lastError()],
  ]).toEqual([
    ['false', '201'],
    ['true', '0'],
    ['false', '101'],
    ['false', '201'],
    ['false', '201'],
  ]);
});

test('content that finishes twice or calls after the end changes nothing', () => {
  const runtime = open();
  const ended = session(runtime, { 'cmi.core.lesson_status': 'completed' });
  expect([
    runtime.terminate(''),
    runtime.lastError(),
    wrote(runtime, 'cmi.core.lesson_status', 'failed'),
    read(runtime, 'cmi.core.lesson_status'),
    runtime.snapshot() === ended,
  ]).toEqual(['false', '301', ['false', '301'], ['', '301'], true]);
});

test('a first launch shows what the system knows, in the words of the standard', () => {
  const runtime = open({
    dataFromLms: 'YQ==',
    masteryScore: 80,
    maxTimeAllowed: '00:30:00',
    timeLimitAction: 'exit,message',
  });
  const names = [
    'student_id',
    'student_name',
    'lesson_location',
    'credit',
    'lesson_status',
    'entry',
    'total_time',
    'lesson_mode',
  ];
  const others = [
    'cmi.launch_data',
    'cmi.suspend_data',
    'cmi.student_data.mastery_score',
    'cmi.student_data.max_time_allowed',
    'cmi.student_data.time_limit_action',
    'cmi.core.score.raw',
    'cmi.comments_from_lms',
  ];
  expect([...names.map((name) => `cmi.core.${name}`), ...others].map((name) => runtime.getValue(name))).toEqual([
    'l-1',
    'Bernard, Léa',
    '',
    'credit',
    'not attempted',
    'ab-initio',
    '0000:00:00.00',
    'normal',
    'YQ==',
    '',
    '80',
    '00:30:00',
    'exit,message',
    '',
    '',
  ]);
});

test.each([
  ['cmi.core.lesson_status', 'not attempted', '405'],
  ['cmi.core.lesson_status', 'Completed', '405'],
  ['cmi.core.lesson_status', 'browsed', '0'],
  ['cmi.core.score.raw', '101', '405'],
  ['cmi.core.score.raw', '-1', '405'],
  ['cmi.core.score.raw', 'ten', '405'],
  ['cmi.core.score.raw', '', '0'],
  ['cmi.core.score.raw', 85.5, '0'],
  ['cmi.core.exit', 'later', '405'],
  ['cmi.core.exit', '', '0'],
  ['cmi.core.session_time', '00:01:02.34', '0'],
  ['cmi.core.session_time', '0000:01:02', '0'],
  ['cmi.core.session_time', '1:02', '405'],
  ['cmi.core.session_time', 'PT1M', '405'],
  ['cmi.core.student_id', 'x', '403'],
  ['cmi.core.total_time', '00:00:00', '403'],
  ['cmi.core.entry', '', '403'],
  ['cmi.core._children', 'x', '402'],
  ['cmi.objectives._count', '3', '402'],
  ['cmi.core.nothing', 'x', '401'],
  ['cmi.core', 'x', '401'],
  ['cmi', 'x', '401'],
  ['cmi.objectives', 'x', '401'],
  ['cmi.interactions.n.id', 'x', '401'],
  ['', 'x', '201'],
  ['cmi.objectives.1.id', 'x', '201'],
  ['cmi.objectives.0.id', 'a b', '405'],
  ['cmi.objectives.0.status', 'not attempted', '0'],
  ['cmi.interactions.0.type', 'likert', '0'],
  ['cmi.interactions.0.type', 'essay', '405'],
  ['cmi.interactions.0.time', '23:59:59', '0'],
  ['cmi.interactions.0.time', '24:00:00', '405'],
  ['cmi.interactions.0.result', 'wrong', '0'],
  ['cmi.interactions.0.result', 'incorrect', '405'],
  ['cmi.interactions.0.result', '0.5', '0'],
  ['cmi.student_preference.audio', '100', '0'],
  ['cmi.student_preference.audio', '1.5', '405'],
  ['cmi.student_preference.text', '2', '405'],
])('writing %s = "%s" leaves %s', (element, value, code) => {
  expect(wrote(open(), element, value)).toEqual([code === '0' ? 'true' : 'false', code]);
});

test.each([
  ['cmi.core.exit', '404'],
  ['cmi.core.session_time', '404'],
  ['cmi.interactions.0.id', '404'],
  ['cmi.core.lesson_status._children', '202'],
  ['cmi.core.lesson_status._count', '203'],
  ['cmi.core.nothing', '401'],
  ['cmi.core', '401'],
  ['nothing', '401'],
  ['cmi.nothing._count', '401'],
  ['', '201'],
  ['cmi.objectives.0.id', '201'],
])('reading %s answers nothing with %s', (element, code) => {
  expect(read(open(), element)).toEqual(['', code]);
});

test('the code goes back to 0 after a success and each code has a sentence', () => {
  const runtime = open();
  runtime.getValue('cmi.core.nothing');
  expect([runtime.lastError(), runtime.errorString('401'), runtime.diagnostic('')]).toEqual([
    '401',
    'Not implemented error',
    'Not implemented error',
  ]);
  runtime.getValue('cmi.core.entry');
  expect([runtime.lastError(), runtime.errorString(0), runtime.errorString('999')]).toEqual(['0', 'No error', '']);
});

test('lists grow one entry at a time and count in text', () => {
  const runtime = open();
  expect(runtime.getValue('cmi.objectives._count')).toBe('0');
  wrote(runtime, 'cmi.objectives.0.id', 'o1');
  wrote(runtime, 'cmi.objectives.0.score.raw', 50);
  wrote(runtime, 'cmi.objectives.1.id', 'o2');
  wrote(runtime, 'cmi.interactions.0.objectives.0.id', 'o1');
  wrote(runtime, 'cmi.interactions.0.correct_responses.0.pattern', 'a');
  wrote(runtime, 'cmi.interactions.0.correct_responses.1.pattern', 'b');
  const names = [
    'cmi.objectives._count',
    'cmi.objectives.0.score.raw',
    'cmi.objectives.1.status',
    'cmi.interactions._count',
    'cmi.interactions.0.objectives._count',
    'cmi.interactions.0.correct_responses._count',
    'cmi.objectives._children',
    'cmi.objectives.0.score._children',
  ];
  expect(names.map((name) => runtime.getValue(name))).toEqual([
    '2',
    '50',
    'not attempted',
    '1',
    '1',
    '2',
    'id,score,status',
    'raw,max,min',
  ]);
});

test('suspend data far past the standard is kept to its last letter', () => {
  const data = 'é'.repeat(200_000);
  const runtime = open();
  expect([wrote(runtime, 'cmi.suspend_data', data), runtime.getValue('cmi.suspend_data') === data]).toEqual([
    ['true', '0'],
    true,
  ]);
  expect(wrote(runtime, 'cmi.suspend_data', 'x'.repeat(1_000_001))).toEqual(['false', '405']);
  expect(runtime.getValue('cmi.suspend_data')).toBe(data);
});

test('a suspended session resumes with its bookmark and adds up its time past 99 hours', () => {
  const times = ['60:00:00.50', '50:30:00.75'];
  let state = session(open(), {
    'cmi.core.exit': 'suspend',
    'cmi.core.session_time': times[0],
    'cmi.core.lesson_location': 'p3',
  });
  state = session(open({}, state), { 'cmi.core.exit': 'suspend', 'cmi.core.session_time': times[1] });
  const runtime = open({}, state);
  expect(['entry', 'lesson_location', 'total_time'].map((name) => runtime.getValue(`cmi.core.${name}`))).toEqual([
    'resume',
    'p3',
    '0110:30:01.25',
  ]);
  expect(runtime.outcome().totalTimeHundredths).toBe(39_780_125);
});

test('a session that never said goodbye is resumed, one that ended is entered plainly', () => {
  const lost = open();
  lost.setValue('cmi.core.lesson_location', 'p2');
  const left = session(open(), { 'cmi.core.lesson_location': 'p4' });
  const both = [lost.snapshot(), left].map((state) => open({}, state));
  expect(
    both.map((runtime) => [runtime.getValue('cmi.core.entry'), runtime.getValue('cmi.core.lesson_location')]),
  ).toEqual([
    ['resume', 'p2'],
    ['', 'p4'],
  ]);
});

test.each([
  [
    'a raw score at the mastery score passes',
    { 'cmi.core.score.raw': 80, 'cmi.core.lesson_status': 'incomplete' },
    ['passed', 'incomplete', 'passed'],
  ],
  [
    'a raw score under it fails whatever the content says',
    { 'cmi.core.score.raw': 79, 'cmi.core.lesson_status': 'passed' },
    ['failed', 'completed', 'failed'],
  ],
  [
    'without a raw score the content decides',
    { 'cmi.core.lesson_status': 'completed' },
    ['completed', 'completed', 'unknown'],
  ],
  [
    'a session left half-way is not judged',
    { 'cmi.core.score.raw': 0, 'cmi.core.lesson_status': 'incomplete', 'cmi.core.exit': 'suspend' },
    ['incomplete', 'incomplete', 'unknown'],
  ],
  ['content that says nothing is completed', {}, ['completed', 'completed', 'unknown']],
  [
    'content that suspends without a word is incomplete',
    { 'cmi.core.exit': 'suspend' },
    ['incomplete', 'incomplete', 'unknown'],
  ],
])('with a mastery score of 80, %s', (_, values, expected) => {
  const runtime = open({ masteryScore: 80 });
  const state = session(runtime, values);
  const { completion, success } = runtime.outcome();
  expect([open({ masteryScore: 80 }, state).getValue('cmi.core.lesson_status'), completion, success]).toEqual(expected);
});

test('browse and review give no credit and no judgement of the score', () => {
  const outcomes = (['browse', 'review'] as const).map((mode) => {
    const runtime = open({ mode, masteryScore: 80 });
    const credit = runtime.getValue('cmi.core.credit');
    const state = session(runtime, { 'cmi.core.score.raw': 90 });
    return [credit, open({ mode }, state).getValue('cmi.core.lesson_status'), runtime.outcome().success];
  });
  expect(outcomes).toEqual([
    ['no-credit', 'browsed', 'unknown'],
    ['no-credit', 'completed', 'unknown'],
  ]);
});

test('what the content writes later replaces the judgement of the session before', () => {
  const state = session(open({ masteryScore: 80 }), {
    'cmi.core.score.raw': 10,
    'cmi.core.lesson_status': 'completed',
  });
  const runtime = open({ masteryScore: 80 }, state);
  expect(runtime.getValue('cmi.core.lesson_status')).toBe('failed');
  runtime.setValue('cmi.core.lesson_status', 'incomplete');
  expect(runtime.getValue('cmi.core.lesson_status')).toBe('incomplete');
});

test('preferences of the learner are shared between items', () => {
  const runtime = open({ preferences: { 'cmi.student_preference.language': 'fr' } });
  expect(['language', 'audio'].map((name) => runtime.getValue(`cmi.student_preference.${name}`))).toEqual(['fr', '0']);
});

test('the outcome of an item says status, score, time and place in one object', () => {
  const runtime = open();
  session(runtime, {
    'cmi.core.lesson_status': 'passed',
    'cmi.core.score.raw': 18,
    'cmi.core.score.min': 0,
    'cmi.core.score.max': 20,
    'cmi.core.session_time': '00:10:00',
    'cmi.core.lesson_location': 'p9',
    'cmi.suspend_data': 'x',
  });
  expect(runtime.outcome()).toEqual({
    completion: 'completed',
    success: 'passed',
    scoreScaled: 0.9,
    scoreRaw: 18,
    progress: null,
    sessionTimeHundredths: 60_000,
    totalTimeHundredths: 60_000,
    location: 'p9',
    suspendData: 'x',
  });
});
