import { expect, test } from 'vitest';
import { activity, condition, learnerIn, objective, when } from './course-for-test.ts';
import type { RollupRule } from './definition.ts';
import { knownOf } from './report.ts';
import { stateOf } from './tree.ts';

const three = [activity('a'), activity('b'), activity('c')];
const linear = activity('course', { flow: true }, three);

test('a course that flows is walked to its end and back', () => {
  const learner = learnerIn(linear);
  expect([
    learner.asks('start'),
    learner.asks('continue'),
    learner.asks('previous'),
    learner.asks('previous'),
    learner.asks('continue'),
  ]).toEqual(['a', 'b', 'a', 'stays SB.2.1-3', 'b']);
  expect([learner.asks('continue'), learner.asks('continue')]).toEqual(['c', 'end']);
});

test('a course that does not flow waits for a choice', () => {
  const learner = learnerIn(activity('course', {}, three));
  expect([learner.asks('start'), learner.chooses('c'), learner.asks('continue'), learner.chooses('a')]).toEqual([
    'stays SB.2.2-1',
    'c',
    'refused NB.2.1-4',
    'a',
  ]);
});

test('forward only: what was left behind is not come back to, by button nor by choice', () => {
  const learner = learnerIn(activity('course', { flow: true, forwardOnly: true }, three));
  learner.asks('start');
  learner.asks('continue');
  expect([learner.asks('previous'), learner.sees().canPrevious, learner.chooses('a')]).toEqual([
    'refused NB.2.1-5',
    false,
    'stays SB.2.4-2',
  ]);
});

test('backward into a forward-only cluster begins it at its first page', () => {
  const learner = learnerIn(
    activity('course', { flow: true }, [
      activity('inside', { flow: true, forwardOnly: true }, [activity('a'), activity('b')]),
      activity('c'),
    ]),
  );
  learner.asks('start');
  learner.asks('continue');
  expect([learner.asks('continue'), learner.asks('previous')]).toEqual(['c', 'a']);
});

test('a skipped page is passed over in both directions', () => {
  const skipped = activity('b', { preConditionRules: [when(condition('always'), 'skip')] });
  const learner = learnerIn(activity('course', { flow: true }, [activity('a'), skipped, activity('c')]));
  learner.asks('start');
  expect([learner.asks('continue'), learner.asks('previous')]).toEqual(['c', 'a']);
});

test('a disabled page stops whoever walks or chooses', () => {
  const disabled = activity('b', { preConditionRules: [when(condition('always'), 'disabled')] });
  const learner = learnerIn(activity('course', { flow: true }, [activity('a'), disabled, activity('c')]));
  learner.asks('start');
  expect(learner.sees()).toEqual({
    canContinue: false,
    canPrevious: false,
    choices: ['course', 'a', 'c'],
    jumps: ['course', 'a', 'b', 'c'],
    hidden: [],
  });
  expect(learner.chooses('b')).toBe('stays DB.1.1-3');
});

test('a hidden page is not chosen, but the walk goes through it', () => {
  const hidden = activity('b', { preConditionRules: [when(condition('always'), 'hiddenFromChoice')] });
  const learner = learnerIn(activity('course', { flow: true }, [activity('a'), hidden]));
  learner.asks('start');
  expect([learner.sees().hidden, learner.chooses('b'), learner.asks('continue')]).toEqual([
    ['b'],
    'stays SB.2.9-3',
    'b',
  ]);
});

test('one attempt allowed: the page is not opened twice, but resumed as often as wanted', () => {
  const learner = learnerIn(activity('course', { flow: true }, [activity('a', { attemptLimit: 1 }), activity('b')]));
  learner.asks('start');
  learner.asks('suspendAll');
  const again = learnerIn(
    activity('course', { flow: true }, [activity('a', { attemptLimit: 1 }), activity('b')]),
    learner.keeps(),
  );
  expect([again.asks('resumeAll'), again.asks('continue'), again.asks('previous')]).toEqual([
    'a',
    'b',
    'stays SB.2.2-2',
  ]);
});

test('a wall: forward choices stop before what must be passed first', () => {
  const gate = activity('b', {
    preConditionRules: [when(condition('satisfied', { isNegated: true }), 'stopForwardTraversal')],
  });
  const learner = learnerIn(activity('course', { flow: true }, [activity('a'), gate, activity('c')]));
  learner.asks('start');
  // Nothing is known of the gate yet: "not satisfied" is unknown, and an unknown rule does not hold.
  expect(learner.sees().choices).toEqual(['course', 'a', 'b', 'c']);
  learner.chooses('b');
  learner.says({ success: false });
  expect(learner.chooses('c')).toBe('stays SB.2.4-1');
  learner.chooses('b');
  learner.says({ success: true });
  expect(learner.chooses('c')).toBe('c');
});

const rooms = (more: Parameters<typeof activity>[1]) =>
  activity('course', { flow: true }, [
    activity('one', { flow: true, ...more }, [activity('a'), activity('b')]),
    activity('two', { flow: true }, [activity('c'), activity('d')]),
    activity('three', { flow: true }, [activity('e')]),
  ]);

test('a room without choice exit is left by its end only', () => {
  const learner = learnerIn(rooms({ choiceExit: false }));
  learner.asks('start');
  expect([learner.sees().choices, learner.chooses('c')]).toEqual([['one', 'a', 'b'], 'refused NB.2.1-8']);
  learner.asks('continue');
  expect(learner.asks('continue')).toBe('c');
});

test('a constrained room opens on its neighbour only', () => {
  const learner = learnerIn(rooms({ constrainChoice: true }));
  learner.asks('start');
  expect([learner.chooses('e'), learner.sees().choices.includes('e')]).toEqual(['stays SB.2.9-8', false]);
  learner.chooses('a');
  expect(learner.chooses('c')).toBe('c');
});

test('a room that prevents activation is entered by its door, not by choosing a page in it', () => {
  const course = activity('course', { flow: true }, [
    activity('one', { flow: true }, [activity('a')]),
    activity('two', { flow: true, preventActivation: true }, [activity('b')]),
  ]);
  const learner = learnerIn(course);
  learner.asks('start');
  expect(learner.chooses('b')).toBe('stays SB.2.9-6');
  expect(learner.chooses('a')).toBe('a');
  expect(learner.asks('continue')).toBe('b');
});

test('content that says nothing has been completed and satisfied; content that must say so has not', () => {
  const strict = activity('b', { completionSetByContent: true, objectiveSetByContent: true });
  const learner = learnerIn(activity('course', { flow: true }, [activity('a'), strict]));
  learner.asks('start');
  learner.asks('continue');
  learner.asks('exitAll');
  const { course } = learner;
  expect(['a', 'b'].map((id) => stateOf(course, course.byId.get(id) ?? course.root).objectives)).toEqual([
    [{ completed: true, satisfied: true }],
    [{}],
  ]);
});

test('content that says "unknown" is believed', () => {
  const learner = learnerIn(linear);
  learner.asks('start');
  learner.says({ completion: 'unknown', success: 'unknown' });
  learner.asks('continue');
  expect(learner.keeps().activities.a?.objectives).toEqual([{}]);
});

test('a course is satisfied when all its parts are, and not when one is not', () => {
  const learner = learnerIn(linear);
  learner.asks('start');
  learner.says({ success: true, completion: true });
  learner.asks('continue');
  learner.says({ success: false, completion: true });
  learner.asks('continue');
  expect(learner.keeps().activities.course?.objectives).toEqual([{}]);
  learner.says({ success: true, completion: true });
  learner.asks('continue');
  expect(learner.keeps().activities.course?.objectives).toEqual([{ satisfied: false, completed: true }]);
});

test('scores roll up by weight, a tracked part without a score weighs all the same', () => {
  const course = activity(
    'course',
    { flow: true, objectives: [objective('', { satisfiedByMeasure: true, minNormalizedMeasure: 0.6 })] },
    [
      activity('a', { objectiveMeasureWeight: 1 }),
      activity('b', { objectiveMeasureWeight: 0.5 }),
      activity('c', { objectiveMeasureWeight: 0.5, isTracked: false }),
    ],
  );
  const learner = learnerIn(course);
  learner.asks('start');
  learner.says({ known: { measure: 0.75 } });
  learner.asks('continue');
  expect(knownOf(learner.course, learner.course.root, 0)).toEqual({ measure: 0.5, satisfied: false });
  learner.says({ known: { measure: 0.9 } });
  learner.asks('continue');
  expect(knownOf(learner.course, learner.course.root, 0)).toEqual({ measure: 0.8, satisfied: true, completed: true });
});

test('progress rolls up by weight and completes by measure', () => {
  const course = activity('course', { flow: true, completedByMeasure: true, minProgressMeasure: 0.8 }, [
    activity('a', { progressWeight: 1 }),
    activity('b', { progressWeight: 0.25 }),
  ]);
  const learner = learnerIn(course);
  learner.asks('start');
  learner.says({ known: { progress: 1 } });
  learner.asks('continue');
  expect(knownOf(learner.course, learner.course.root, 0)).toEqual({ progress: 0.8, completed: true });
});

test('rollup rules of the manifest replace the usual ones', () => {
  const two = { childSet: 'atLeastCount', minimumCount: 2, minimumPercent: 0, combination: 'any' } as const;
  const course = activity(
    'course',
    { flow: true, rollupRules: [{ ...two, action: 'satisfied', conditions: [condition('satisfied')] }] },
    three,
  );
  const learner = learnerIn(course);
  learner.asks('start');
  learner.says({ success: true });
  learner.asks('continue');
  expect(learner.keeps().activities.course?.objectives[0]?.satisfied).toBeUndefined();
  learner.says({ success: true });
  learner.asks('continue');
  expect(learner.keeps().activities.course?.objectives[0]?.satisfied).toBe(true);
});

test('only what was attempted counts, where the manifest says so', () => {
  const attempted = {
    considerations: {
      requiredFor: { satisfied: 'ifAttempted', notSatisfied: 'ifAttempted', completed: 'always', incomplete: 'always' },
      measureSatisfactionIfActive: true,
    },
  } as const;
  const learner = learnerIn(activity('course', { flow: true }, [activity('a', attempted), activity('b', attempted)]));
  learner.asks('start');
  learner.says({ success: true });
  learner.asks('exitAll');
  expect(learner.keeps().activities.course?.objectives[0]?.satisfied).toBe(true);
});

test('a failed test sends back to its beginning, a passed one goes on', () => {
  const retried = activity('test', {
    postConditionRules: [
      when(condition('satisfied', { isNegated: true }), 'retry'),
      when(condition('satisfied'), 'continue'),
    ],
  });
  const learner = learnerIn(activity('course', { flow: true }, [retried, activity('after')]));
  learner.asks('start');
  learner.says({ success: false });
  expect(learner.asks('exit')).toBe('test');
  expect(learner.keeps().activities.test).toMatchObject({ attemptCount: 2, objectives: [{}] });
  learner.says({ success: true });
  expect(learner.asks('exit')).toBe('after');
});

test('a rule may leave the room, the course, or begin it all again', () => {
  const withRule = (action: 'exitParent' | 'exitAll' | 'retryAll') =>
    learnerIn(
      activity('course', { flow: true }, [
        activity('room', { flow: true, postConditionRules: [when(condition('always'), 'continue')] }, [
          activity('a', { postConditionRules: [when(condition('attempted'), action)] }),
          activity('b'),
        ]),
        activity('c'),
      ]),
    );
  const after = (['exitParent', 'exitAll', 'retryAll'] as const).map((action) => {
    const learner = withRule(action);
    learner.asks('start');
    return learner.asks('continue');
  });
  expect(after).toEqual(['c', 'end', 'a']);
});

test('an exit rule of a room takes the learner out of it as soon as it holds', () => {
  const course = activity('course', { flow: true }, [
    activity(
      'room',
      { flow: true, exitConditionRules: [when(condition('satisfied'), 'exit')], rollupRules: [anyPassed()] },
      [activity('a'), activity('b')],
    ),
    activity('c'),
  ]);
  const learner = learnerIn(course);
  learner.asks('start');
  learner.says({ success: true });
  expect(learner.asks('continue')).toBe('c');
});
const anyPassed = () => ({
  action: 'satisfied' as const,
  childSet: 'any' as const,
  minimumCount: 0,
  minimumPercent: 0,
  combination: 'any' as const,
  conditions: [condition('satisfied')],
});

test('what one activity shares unlocks another, and rolls up where it is read', () => {
  const shares = objective('mine', { reads: { satisfied: 'g' }, writes: { satisfied: ['g'] } });
  const reads = objective('theirs', { reads: { satisfied: 'g', measure: 'g' } });
  const course = activity('course', { flow: true }, [
    activity('a', { objectives: [shares] }),
    activity('room', { flow: true }, [activity('b', { objectives: [reads] })]),
  ]);
  const learner = learnerIn(course);
  learner.asks('start');
  learner.says({ success: true });
  learner.asks('exitAll');
  const { activities, globals } = learner.keeps();
  expect([globals, activities.room?.objectives, activities.course?.objectives[0]?.satisfied]).toEqual([
    { g: { satisfied: true } },
    [{ satisfied: true }],
    true,
  ]);
});

test('a content finds of an objective what others shared, whatever it says itself', () => {
  const course = activity('course', { flow: true }, [
    activity('a', { objectives: [objective('o', { writes: { measure: ['g'], rawScore: ['g'] } })] }),
    activity('b', { objectives: [objective('p', { reads: { measure: 'g', rawScore: 'g' } })] }),
  ]);
  const learner = learnerIn(course);
  learner.asks('start');
  learner.says({ known: { measure: 0.4, rawScore: 40 } });
  learner.asks('continue');
  const b = learner.course.byId.get('b') ?? learner.course.root;
  expect(knownOf(learner.course, b, 0)).toEqual({ measure: 0.4, rawScore: 40 });
  learner.says({ known: { measure: 0.9, minScore: 10 } });
  expect(knownOf(learner.course, b, 0)).toEqual({ measure: 0.4, rawScore: 40, minScore: 10 });
});

test('where an activity reads a shared objective of which nobody spoke, nothing is known, whatever it did', () => {
  const hidden = { preConditionRules: [when(condition('satisfied'), 'hiddenFromChoice')] };
  const course = activity('course', { flow: true }, [
    activity('own', hidden),
    activity('sharing', { ...hidden, objectives: [objective('p', { reads: { satisfied: 'g' } })] }),
    activity('end'),
  ]);
  const learner = learnerIn(course);
  for (const step of ['start', 'continue', 'continue'] as const) learner.asks(step);
  expect([learner.asks('exit'), learner.sees().hidden, learner.sees().choices]).toEqual([
    'stays SB.2.11',
    ['own'],
    ['course', 'sharing', 'end'],
  ]);
});

test('what a content says to be unknown is forgotten by all who share it; what it keeps silent is not', () => {
  const shares = (id: string) => objective(id, { reads: { completed: 'g' }, writes: { completed: ['g'] } });
  const course = activity('course', { flow: true }, [
    activity('a', { objectives: [objective('plain'), shares('o')] }),
    activity('b', { objectives: [objective('plain'), shares('p')] }),
  ]);
  const learner = learnerIn(course);
  learner.asks('start');
  learner.says({ objectives: { o: { completed: true } } });
  learner.asks('continue');
  learner.says({});
  const silent = structuredClone(learner.course.state.globals);
  learner.says({ objectives: { p: { completed: undefined } } });
  expect([silent, learner.course.state.globals]).toEqual([{ g: { completed: true } }, { g: {} }]);
});

test('an activity that lets nobody choose their way out holds the learner, even for its neighbour or itself', () => {
  const learner = learnerIn(
    activity('course', { flow: true }, [activity('a'), activity('b', { choiceExit: false }), activity('c')]),
  );
  learner.asks('start');
  expect(learner.sees().choices).toEqual(['course', 'a', 'b', 'c']);
  learner.chooses('b');
  expect([learner.sees().choices, learner.sees().canContinue, learner.chooses('a'), learner.chooses('b')]).toEqual([
    [],
    true,
    'refused NB.2.1-8',
    'refused NB.2.1-8',
  ]);
});

test('only a cluster keeps its learner to its neighbours, a page does not', () => {
  const kept = { constrainChoice: true };
  const part = (rules: typeof kept | undefined) =>
    activity('course', { flow: true }, [
      activity('a', { flow: true }, [activity('a1')]),
      activity('b', { flow: true }, [activity('b1')]),
      activity('c', { flow: true, ...rules }, [activity('c1', kept)]),
    ]);
  const seen = [undefined, kept].map((rules) => {
    const learner = learnerIn(part(rules));
    learner.chooses('c1');
    return learner.sees().choices;
  });
  expect(seen).toEqual([
    ['course', 'a', 'a1', 'b', 'b1', 'c', 'c1'],
    ['course', 'b', 'b1', 'c', 'c1'],
  ]);
});

test('onward is open before a cluster in which the learner is to choose', () => {
  const learner = learnerIn(
    activity('course', { flow: true }, [activity('a'), activity('menu', {}, [activity('m1'), activity('m2')])]),
  );
  learner.asks('start');
  expect([learner.sees().canContinue, learner.asks('continue'), learner.sees().choices]).toEqual([
    true,
    'stays SB.2.2-1',
    ['course', 'a', 'm1', 'm2'],
  ]);
});

test('a rollup rule counts an untracked child as one of which nothing is known', () => {
  const untracked = { isTracked: false };
  const rule = (one: ReturnType<typeof condition>): RollupRule => ({
    action: 'completed',
    childSet: 'all',
    minimumCount: 0,
    minimumPercent: 0,
    combination: 'any',
    conditions: [one],
  });
  const seen = [condition('objectiveStatusKnown', { isNegated: true }), condition('satisfied')].map((one) => {
    const learner = learnerIn(activity('course', { flow: true, rollupRules: [rule(one)] }, [activity('a', untracked)]));
    learner.asks('start');
    learner.says({ success: true });
    learner.asks('exit');
    return knownOf(learner.course, learner.course.root, 0).completed;
  });
  expect(seen).toEqual([true, undefined]);
});

test('leaving for later keeps the place, another choice gives it up', () => {
  const learner = learnerIn(linear);
  learner.asks('start');
  learner.asks('continue');
  learner.says({ isSuspended: true });
  expect(learner.asks('suspendAll')).toBe('end');
  const kept = learner.keeps();
  expect(learnerIn(linear, kept).asks('resumeAll')).toBe('b');
  const other = learnerIn(linear, kept);
  other.chooses('c');
  expect([other.keeps().activities.b?.isSuspended, other.keeps().suspendedId]).toEqual([false, null]);
});

test('abandoning leaves no trace of completion', () => {
  const learner = learnerIn(linear);
  learner.asks('start');
  expect(learner.asks('abandonAll')).toBe('end');
  expect(learner.keeps().activities.a?.objectives).toEqual([{}]);
});

test('a jump goes where a choice may not', () => {
  const learner = learnerIn(activity('course', { flow: true, choice: false }, three));
  learner.asks('start');
  expect([learner.chooses('c'), learner.jumpsTo('c')]).toEqual(['refused NB.2.1-10', 'c']);
});

test('a new attempt forgets the earlier one, unless the manifest keeps it', () => {
  const round = (keepsEarlier: boolean) => {
    const learner = learnerIn(
      activity(
        'course',
        { flow: true, useCurrentAttemptObjectiveInfo: !keepsEarlier, useCurrentAttemptProgressInfo: !keepsEarlier },
        three,
      ),
    );
    learner.asks('start');
    for (let page = 0; page < 3; page += 1) {
      learner.says({ success: true, completion: true });
      learner.asks('continue');
    }
    learner.asks('start');
    learner.says({ success: true, completion: true });
    learner.asks('continue');
    return learner.keeps().activities.course?.objectives[0];
  };
  expect([round(false), round(true)]).toEqual([{}, { satisfied: true, completed: true }]);
});

test('children are chosen and mixed once, the same on both sides of the network', () => {
  const mixed = activity(
    'course',
    {
      flow: true,
      randomization: { randomizationTiming: 'once', reorderChildren: true, selectionTiming: 'once', selectCount: 2 },
    },
    three,
  );
  const walked = () => {
    const learner = learnerIn(mixed);
    const seen = [learner.asks('start'), learner.asks('continue'), learner.asks('continue')];
    return { seen, order: learner.keeps().activities.course?.available };
  };
  const [here, there] = [walked(), walked()];
  expect(here).toEqual(there);
  expect([new Set(here.seen).size, here.seen[2], here.order]).toEqual([3, 'end', here.seen.slice(0, 2)]);
});

test('a page on its own is opened without any rule', () => {
  const learner = learnerIn(activity('alone'));
  expect([learner.asks('start'), learner.asks('exit')]).toEqual(['alone', 'end']);
});
