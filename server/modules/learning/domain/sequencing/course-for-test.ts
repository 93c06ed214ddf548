import type { RuleCondition } from './definition.ts';
import { type ActivityDefinition, PLAIN_OBJECTIVE, PLAIN_SEQUENCING, type SequencingDefinition } from './definition.ts';
import { type Navigated, type NavigationRequest, navigate } from './navigate.ts';
import { type Report, report } from './report.ts';
import type { SequencingState } from './state.ts';
import { openCourse } from './tree.ts';
import { validityOf } from './validity.ts';

type Rules = Partial<Omit<SequencingDefinition, 'controlMode'>> & Partial<SequencingDefinition['controlMode']>;

/** An activity written briefly; control modes stand beside the rest. */
export function activity(id: string, rules: Rules = {}, children: ActivityDefinition[] = []): ActivityDefinition {
  const {
    choice,
    choiceExit,
    flow,
    forwardOnly,
    useCurrentAttemptObjectiveInfo,
    useCurrentAttemptProgressInfo,
    ...rest
  } = rules;
  const modes = {
    choice,
    choiceExit,
    flow,
    forwardOnly,
    useCurrentAttemptObjectiveInfo,
    useCurrentAttemptProgressInfo,
  };
  const said = Object.fromEntries(Object.entries(modes).filter(([, value]) => value !== undefined));
  const controlMode = { ...PLAIN_SEQUENCING.controlMode, ...said };
  return { id, isVisible: true, sequencing: { ...PLAIN_SEQUENCING, ...rest, controlMode }, children };
}

export const objective = (id: string, more: Partial<typeof PLAIN_OBJECTIVE> = {}) => ({
  ...PLAIN_OBJECTIVE,
  id,
  ...more,
});

export const condition = (name: RuleCondition['condition'], more: Partial<RuleCondition> = {}): RuleCondition => ({
  condition: name,
  isNegated: false,
  objectiveId: null,
  measureThreshold: 0,
  ...more,
});

/** A rule that holds when its one condition does. */
export const when = <Action extends string>(one: RuleCondition, action: Action) => ({
  action,
  combination: 'all' as const,
  conditions: [one],
});

export const NOTHING_KEPT: SequencingState = {
  activities: {},
  globals: {},
  sharedData: {},
  currentId: null,
  suspendedId: null,
  seed: 7,
};

/** What a content may say as it ends. */
export const said = (more: Partial<Report> = {}): Report => ({
  completion: null,
  success: null,
  known: {},
  objectives: {},
  isSuspended: false,
  ...more,
});

/** A learner in a course: asks, and is told where they are in one word. */
export function learnerIn(definition: ActivityDefinition, kept: SequencingState = NOTHING_KEPT) {
  const course = openCourse(definition, kept);
  const word = (navigated: Navigated) => {
    if (navigated.kind === 'delivers') return navigated.activityId;
    return navigated.kind === 'ends' ? 'end' : `${navigated.kind} ${navigated.why}`;
  };
  const ask = (request: NavigationRequest) => word(navigate(course, request));
  return {
    course,
    asks: (kind: Exclude<NavigationRequest['kind'], 'choice' | 'jump'>) => ask({ kind }),
    chooses: (targetId: string) => ask({ kind: 'choice', targetId }),
    jumpsTo: (targetId: string) => ask({ kind: 'jump', targetId }),
    says: (more: Partial<Report>) => report(course, course.state.currentId ?? '', said(more)),
    sees: () => validityOf(course, definition),
    keeps: () => structuredClone(course.state),
  };
}
