import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bestOutcome } from './best-outcome.ts';
import { judge } from './create-runtime.ts';
import { asInterval, asTimespan, intervalHundredths, timespanHundredths } from './durations.ts';
import { begun, launchOf, session } from './launch-for-test.ts';
import { readCmiState } from './read-state.ts';
import { closeSession } from './session.ts';

const state = session(begun('1.2'), { 'cmi.core.lesson_status': 'completed', 'cmi.objectives.0.id': 'o1' });

test('a state travels as JSON and comes back the same', () => {
  expect(readCmiState(JSON.parse(JSON.stringify(state)))).toEqual(state);
});

test.each<[string, unknown]>([
  ['nothing', null],
  ['a text', 'x'],
  ['a list', []],
  ['another edition', { ...state, edition: '3.0' }],
  ['an unknown element', { ...state, values: { 'cmi.core.nothing': 'x' } }],
  ['an element the content may not write', { ...state, values: { 'cmi.core.student_id': 'x' } }],
  ['a number for a value', { ...state, values: { 'cmi.core.lesson_status': 1 } }],
  ['a value without end', { ...state, values: { 'cmi.suspend_data': 'x'.repeat(1_000_001) } }],
  ['a count that is none', { ...state, values: { 'cmi.objectives._count': 'many' } }],
  ['a negative time', { ...state, earlierHundredths: -1 }],
  ['an unknown phase', { ...state, phase: 'won' }],
  ['a prototype', { ...state, values: JSON.parse('{"__proto__.x":"y"}') }],
])('a state that holds %s is not one', (_, input) => {
  expect(readCmiState(input)).toBe(null);
});

test('the server judges a state like the page does, and closes one that went silent', () => {
  const runtime = begun('1.2', { masteryScore: 50 });
  runtime.setValue('cmi.core.score.raw', 60);
  const launch = launchOf({ masteryScore: 50 });
  const silent = runtime.snapshot();
  expect([judge(silent, launch).success, judge(closeSession(silent, launch), launch).success]).toEqual([
    'unknown',
    'passed',
  ]);
});

test('what was proved stays proved when a new attempt starts from nothing', () => {
  const first = begun('2004');
  session(first, {
    'cmi.completion_status': 'completed',
    'cmi.success_status': 'passed',
    'cmi.score.scaled': '0.9',
    'cmi.session_time': 'PT10S',
  });
  const second = begun('2004', {}, first.snapshot());
  second.setValue('cmi.completion_status', 'incomplete');
  second.setValue('cmi.score.scaled', '0.2');
  expect(bestOutcome(first.outcome(), second.outcome())).toEqual({
    completion: 'completed',
    success: 'passed',
    scoreScaled: 0.9,
    scoreRaw: null,
    progress: null,
    sessionTimeHundredths: 0,
    totalTimeHundredths: 1000,
    location: '',
    suspendData: '',
  });
});

test('durations come back the same in both dialects', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3_599_999_999 }), (hundredths) => {
      expect([timespanHundredths(asTimespan(hundredths)), intervalHundredths(asInterval(hundredths))]).toEqual([
        hundredths,
        hundredths,
      ]);
    }),
  );
});

test('whatever content calls, in whatever order, nothing throws and the state stays one', () => {
  const element = fc.constantFrom(
    'cmi.core.lesson_status',
    'cmi.core.score.raw',
    'cmi.interactions.0.id',
    'cmi.interactions.0.correct_responses.0.pattern',
    'cmi.interactions.1.type',
    'cmi.objectives.0.id',
    'cmi.score.scaled',
    'cmi',
    '',
    'cmi.objectives',
    'adl.nav.request',
    'constructor.prototype',
  );
  const value = fc.oneof(fc.string(), fc.integer(), fc.constant(null), fc.constantFrom('choice', 'passed', '0.5'));
  const call = fc.tuple(fc.constantFrom('initialize', 'get', 'set', 'commit', 'terminate'), element, value);
  fc.assert(
    fc.property(
      fc.constantFrom('1.2' as const, '2004' as const),
      fc.array(call, { maxLength: 40 }),
      (edition, calls) => {
        const runtime = begun(edition);
        for (const [name, on, to] of calls) {
          const answer =
            name === 'get'
              ? runtime.getValue(on)
              : name === 'set'
                ? runtime.setValue(on, to)
                : runtime[name as 'initialize' | 'commit' | 'terminate']('');
          expect([typeof answer, runtime.lastError()]).toEqual(['string', expect.stringMatching(/^\d+$/)]);
        }
        expect(readCmiState(JSON.parse(JSON.stringify(runtime.snapshot())))).toEqual(runtime.snapshot());
      },
    ),
  );
});

test('a resumed content finds what others made meanwhile of the objectives it shares, under the ranks it gave them', () => {
  const objectiveIds = ['shared', 'own'];
  const before = session(begun('2004', { objectiveIds }), {
    'cmi.objectives.0.score.raw': 3,
    'cmi.objectives.1.score.raw': 4,
    'cmi.exit': 'suspend',
  });
  const initialValues = { 'cmi.objectives.0.id': 'shared', 'cmi.objectives.0.score.raw': '9', 'cmi.score.raw': '9' };
  const after = begun('2004', { objectiveIds, initialValues }, before);
  expect([
    after.getValue('cmi.entry'),
    after.getValue('cmi.objectives.0.score.raw'),
    after.getValue('cmi.objectives.1.score.raw'),
    after.getValue('cmi.score.raw'),
  ]).toEqual(['resume', '9', '4', '']);
});

test('content that is out of time or logs out leaves the whole course, whatever it asked', () => {
  const asked = ['time-out', 'logout', 'normal'].map((exit) => {
    const runtime = begun('2004');
    session(runtime, { 'adl.nav.request': 'continue', 'cmi.exit': exit });
    return runtime.navigationRequest();
  });
  expect(asked).toEqual(['exitAll', 'exitAll', 'continue']);
});

test('once the learner asks for something else, a content that wanted all suspended ends its attempt', () => {
  const entries = [true, false].map((isOverruled) => {
    const runtime = begun('2004');
    session(runtime, { 'adl.nav.request': 'suspendAll', 'cmi.location': 'p2' });
    if (isOverruled) runtime.overrule();
    return begun('2004', {}, runtime.snapshot()).getValue('cmi.entry');
  });
  expect(entries).toEqual(['ab-initio', 'resume']);
});
