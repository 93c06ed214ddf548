import fc from 'fast-check';
import { expect, test } from 'vitest';
import { activity, condition, NOTHING_KEPT, said } from './course-for-test.ts';
import type { ActivityDefinition, SequencingDefinition } from './definition.ts';
import { type NavigationRequest, navigate } from './navigate.ts';
import { report } from './report.ts';
import { type Course, isLeaf, openCourse, pathTo, stateOf } from './tree.ts';
import { validityOf } from './validity.ts';

const conditions = fc
  .record({
    name: fc.constantFrom('satisfied', 'completed', 'attempted', 'objectiveMeasureKnown', 'always' as const),
    isNegated: fc.boolean(),
  })
  .map(({ name, isNegated }) => condition(name as 'always', { isNegated }));
const rule = <Action extends string>(...actions: Action[]) =>
  fc
    .record({ action: fc.constantFrom(...actions), one: conditions })
    .map(({ action, one }) => ({ action, combination: 'all' as const, conditions: [one] }));

type Rules = Parameters<typeof activity>[1];
const pages = (withJumps: boolean): fc.Arbitrary<Rules> =>
  fc.record({
    flow: fc.boolean(),
    choice: fc.boolean(),
    choiceExit: fc.boolean(),
    forwardOnly: fc.boolean(),
    constrainChoice: fc.boolean(),
    preventActivation: fc.boolean(),
    isTracked: fc.boolean(),
    attemptLimit: fc.constantFrom(null, 1, 2),
    preConditionRules: fc.array(rule('skip', 'disabled', 'hiddenFromChoice', 'stopForwardTraversal'), { maxLength: 1 }),
    postConditionRules: fc.array(
      rule<SequencingDefinition['postConditionRules'][number]['action']>(
        ...(withJumps ? (['exitParent', 'exitAll', 'continue', 'previous'] as const) : (['continue'] as const)),
      ),
      { maxLength: withJumps ? 1 : 0 },
    ),
  }) as fc.Arbitrary<Rules>;

/** Trees of three levels at most, with every kind of rule that ends. */
const courses = (withJumps: boolean): fc.Arbitrary<ActivityDefinition> => {
  const rules = pages(withJumps);
  const room = fc.tuple(rules, fc.array(rules, { maxLength: 3 }));
  return fc.tuple(rules, fc.array(room, { minLength: 1, maxLength: 4 })).map(([top, rooms]) =>
    activity(
      'course',
      top,
      rooms.map(([own, inside], at) =>
        activity(
          `r${at}`,
          own,
          inside.map((page, rank) => activity(`r${at}p${rank}`, page)),
        ),
      ),
    ),
  );
};

const asks: fc.Arbitrary<{ request: NavigationRequest; success: boolean | null }> = fc.record({
  request: fc.oneof(
    fc
      .constantFrom('continue', 'continue', 'previous', 'start', 'exit', 'suspendAll', 'resumeAll', 'exitAll' as const)
      .map((kind) => ({ kind }) as NavigationRequest),
    fc
      .tuple(fc.nat(3), fc.nat(2), fc.constantFrom('choice' as const, 'jump' as const))
      .map(([at, rank, kind]) => ({ kind, targetId: `r${at}p${rank}` })),
  ),
  success: fc.constantFrom(true, false, null),
});

function live(course: Course, steps: readonly { request: NavigationRequest; success: boolean | null }[]): void {
  navigate(course, { kind: 'start' });
  for (const { request, success } of steps) {
    report(course, course.state.currentId ?? '', said({ success }));
    navigate(course, request);
  }
}

test('whatever is asked in whatever order, a course stays sound', () => {
  fc.assert(
    fc.property(courses(true), fc.array(asks, { maxLength: 12 }), (definition, steps) => {
      const course = openCourse(definition, NOTHING_KEPT);
      live(course, steps);
      const active = [...course.byId.values()].filter((one) => stateOf(course, one).isActive);
      const current = course.byId.get(course.state.currentId ?? '');
      // One branch at most is being followed, and it ends at the current activity or above it.
      const branch = current ? pathTo(current) : [];
      expect(active.filter((one) => !branch.includes(one)).map(({ id }) => id)).toEqual([]);
      expect(active.filter(isLeaf).length).toBeLessThanOrEqual(1);
    }),
    { numRuns: 300 },
  );
});

test('a state that went through the network goes on exactly as the one that did not', () => {
  fc.assert(
    fc.property(courses(true), fc.array(asks, { maxLength: 8 }), asks, (definition, steps, next) => {
      const here = openCourse(definition, NOTHING_KEPT);
      live(here, steps);
      const there = openCourse(definition, JSON.parse(JSON.stringify(here.state)));
      expect(navigate(there, next.request)).toEqual(navigate(here, next.request));
      expect(there.state).toEqual(here.state);
    }),
    { numRuns: 300 },
  );
});

test('what the buttons and the table of contents offer is what happens', () => {
  fc.assert(
    fc.property(courses(false), fc.array(asks, { maxLength: 8 }), (definition, steps) => {
      const course = openCourse(definition, NOTHING_KEPT);
      live(course, steps);
      if (!course.state.currentId) return;
      const offered = validityOf(course, definition);
      const after = (request: NavigationRequest) => navigate(openCourse(definition, course.state), request);
      const leads = (request: NavigationRequest) => !['refused', 'stays'].includes(after(request).kind);
      const onward = after({ kind: 'continue' });
      const waitsForAChoice = onward.kind === 'stays' && onward.why === 'SB.2.2-1';
      expect(leads({ kind: 'continue' }) || waitsForAChoice).toBe(offered.canContinue);
      expect(leads({ kind: 'previous' })).toBe(offered.canPrevious);
      for (const targetId of course.byId.keys())
        expect([targetId, leads({ kind: 'choice', targetId })]).toEqual([targetId, offered.choices.includes(targetId)]);
    }),
    { numRuns: 300 },
  );
});

test('looking changes nothing', () => {
  fc.assert(
    fc.property(courses(true), fc.array(asks, { maxLength: 8 }), (definition, steps) => {
      const course = openCourse(definition, NOTHING_KEPT);
      live(course, steps);
      const before = structuredClone(course.state);
      validityOf(course, definition);
      expect(course.state).toEqual(before);
    }),
    { numRuns: 300 },
  );
});
