import {
  type ObjectiveDefinition,
  PLAIN_OBJECTIVE,
  PLAIN_SEQUENCING,
  type RollupRule,
  type RuleCondition,
  type SequencingDefinition,
  type SequencingRule,
} from '../sequencing/index.ts';
import { objectiveId } from './objective-id.ts';
import { attributeOf, childOf, childrenOf, childText, decimalWithin, isNotFalse } from './xml-read.ts';
import type { XmlNode } from './xml-tree.ts';

/** The parts of one item's sequencing: its own, else those of the shared sequencing it refers to. */
type Parts = (name: string, family?: 'imsss' | 'adlseq') => XmlNode | undefined;

/**
 * Sequencing of one item or of the organization. Source: SCORM 2004 CAM 5.1, defaults of SN chapter 3.
 *
 * A part comes from the collection that IDRef names unless the element has its own in the same namespace:
 * imsss:objectives and adlseq:objectives are two parts.
 */
export function sequencingOf(element: XmlNode, collection: ReadonlyMap<string, XmlNode>): SequencingDefinition {
  const own = childOf(element, 'sequencing', 'imsss');
  const shared = collection.get(attributeOf(own, 'IDRef') ?? '');
  const part: Parts = (name, family = 'imsss') => childOf(own, name, family) ?? childOf(shared, name, family);
  return {
    ...PLAIN_SEQUENCING,
    controlMode: controlMode(part('controlMode')),
    ...rules(part('sequencingRules')),
    attemptLimit: countOf(attributeOf(part('limitConditions'), 'attemptLimit')),
    ...rollup(part('rollupRules')),
    objectives: objectives(part),
    ...delivery(part('deliveryControls')),
    ...constraints(part('constrainedChoiceConsiderations', 'adlseq')),
    considerations: considerations(part('rollupConsiderations', 'adlseq')),
    randomization: randomization(part('randomizationControls')),
    ...threshold(childOf(element, 'completionThreshold', 'adlcp')),
  };
}

const truth = (node: XmlNode | undefined, name: string, byDefault: boolean) => {
  const value = attributeOf(node, name);
  return value === null ? byDefault : isNotFalse(value);
};

function controlMode(node: XmlNode | undefined): SequencingDefinition['controlMode'] {
  const plain = PLAIN_SEQUENCING.controlMode;
  const names = Object.keys(plain) as (keyof typeof plain)[];
  return Object.fromEntries(names.map((name) => [name, truth(node, name, plain[name])])) as typeof plain;
}

function rules(node: XmlNode | undefined) {
  const read = <Action extends string>(name: string, actions: readonly Action[]): SequencingRule<Action>[] =>
    childrenOf(node, name, 'imsss').flatMap((rule) => {
      const action = actions.find((one) => one === attributeOf(childOf(rule, 'ruleAction', 'imsss'), 'action'));
      const holder = childOf(rule, 'ruleConditions', 'imsss');
      const combination = attributeOf(holder, 'conditionCombination') === 'any' ? 'any' : 'all';
      return action ? [{ action, combination, conditions: conditions(holder, 'ruleCondition') }] : [];
    });
  return {
    preConditionRules: read('preConditionRule', ['skip', 'disabled', 'hiddenFromChoice', 'stopForwardTraversal']),
    exitConditionRules: read('exitConditionRule', ['exit']),
    postConditionRules: read('postConditionRule', [
      'exitParent',
      'exitAll',
      'retry',
      'retryAll',
      'continue',
      'previous',
    ]),
  };
}

const CONDITIONS: readonly RuleCondition['condition'][] = [
  'satisfied',
  'objectiveStatusKnown',
  'objectiveMeasureKnown',
  'objectiveMeasureGreaterThan',
  'objectiveMeasureLessThan',
  'completed',
  'activityProgressKnown',
  'attempted',
  'attemptLimitExceeded',
  'timeLimitExceeded',
  'outsideAvailableTimeRange',
  'always',
  'never',
];

function conditions(holder: XmlNode | undefined, name: string): RuleCondition[] {
  return childrenOf(holder, name, 'imsss').map((node) => {
    const referenced = attributeOf(node, 'referencedObjective');
    return {
      condition: CONDITIONS.find((one) => one === attributeOf(node, 'condition')) ?? 'never',
      isNegated: attributeOf(node, 'operator') === 'not',
      objectiveId: referenced === null ? null : objectiveId(referenced),
      measureThreshold: decimalWithin(attributeOf(node, 'measureThreshold'), -1, 1) ?? 0,
    };
  });
}

function rollup(node: XmlNode | undefined) {
  const sets = ['all', 'any', 'none', 'atLeastCount', 'atLeastPercent'] as const;
  const actions = ['satisfied', 'notSatisfied', 'completed', 'incomplete'] as const;
  const rollupRules = childrenOf(node, 'rollupRule', 'imsss').flatMap((rule): RollupRule[] => {
    const action = actions.find((one) => one === attributeOf(childOf(rule, 'rollupAction', 'imsss'), 'action'));
    const holder = childOf(rule, 'rollupConditions', 'imsss');
    if (!action) return [];
    return [
      {
        action,
        childSet: sets.find((one) => one === attributeOf(rule, 'childActivitySet')) ?? 'all',
        minimumCount: countOf(attributeOf(rule, 'minimumCount')) ?? 0,
        minimumPercent: decimalWithin(attributeOf(rule, 'minimumPercent'), 0, 1) ?? 0,
        combination: attributeOf(holder, 'conditionCombination') === 'all' ? 'all' : 'any',
        conditions: conditions(holder, 'rollupCondition'),
      },
    ];
  });
  return {
    rollupRules,
    rollupObjectiveSatisfied: truth(node, 'rollupObjectiveSatisfied', true),
    rollupProgressCompletion: truth(node, 'rollupProgressCompletion', true),
    objectiveMeasureWeight: decimalWithin(attributeOf(node, 'objectiveMeasureWeight'), 0, 1) ?? 1,
  };
}

function objectives(part: Parts): ObjectiveDefinition[] {
  const holder = part('objectives');
  const more = childrenOf(part('objectives', 'adlseq'), 'objective', 'adlseq');
  const primary = childOf(holder, 'primaryObjective', 'imsss');
  const others = childrenOf(holder, 'objective', 'imsss');
  return [primary ? objective(primary, more) : PLAIN_OBJECTIVE, ...others.map((node) => objective(node, more))];
}

/** Kinds of information a map carries, with the attribute that reads it and the one that writes it. */
const MAPPED = {
  imsss: [
    ['satisfied', 'readSatisfiedStatus', 'writeSatisfiedStatus'],
    ['measure', 'readNormalizedMeasure', 'writeNormalizedMeasure'],
  ],
  adlseq: [
    ['rawScore', 'readRawScore', 'writeRawScore'],
    ['minScore', 'readMinScore', 'writeMinScore'],
    ['maxScore', 'readMaxScore', 'writeMaxScore'],
    ['completed', 'readCompletionStatus', 'writeCompletionStatus'],
    ['progress', 'readProgressMeasure', 'writeProgressMeasure'],
  ],
} as const;

function objective(node: XmlNode, more: readonly XmlNode[]): ObjectiveDefinition {
  const id = objectiveId(attributeOf(node, 'objectiveID'));
  const reads: Record<string, string> = {};
  const writes: Record<string, string[]> = {};
  const take = (holder: XmlNode | undefined, family: keyof typeof MAPPED) => {
    for (const map of childrenOf(holder, 'mapInfo', family)) {
      const target = objectiveId(attributeOf(map, 'targetObjectiveID'));
      for (const [what, read, write] of MAPPED[family]) {
        if (truth(map, read, true)) reads[what] ??= target;
        if (truth(map, write, false)) writes[what] = [...(writes[what] ?? []), target];
      }
    }
  };
  take(node, 'imsss');
  take(
    more.find((one) => objectiveId(attributeOf(one, 'objectiveID')) === id),
    'adlseq',
  );
  return {
    id,
    satisfiedByMeasure: truth(node, 'satisfiedByMeasure', false),
    minNormalizedMeasure: decimalWithin(childText(node, 'minNormalizedMeasure', 'imsss'), -1, 1) ?? 1,
    reads,
    writes,
  };
}

function delivery(node: XmlNode | undefined) {
  return {
    isTracked: truth(node, 'tracked', true),
    completionSetByContent: truth(node, 'completionSetByContent', false),
    objectiveSetByContent: truth(node, 'objectiveSetByContent', false),
  };
}

function constraints(node: XmlNode | undefined) {
  return {
    preventActivation: truth(node, 'preventActivation', false),
    constrainChoice: truth(node, 'constrainChoice', false),
  };
}

function considerations(node: XmlNode | undefined): SequencingDefinition['considerations'] {
  const choices = ['always', 'ifAttempted', 'ifNotSkipped', 'ifNotSuspended'] as const;
  const required = (name: string) => choices.find((one) => one === attributeOf(node, name)) ?? 'always';
  return {
    requiredFor: {
      satisfied: required('requiredForSatisfied'),
      notSatisfied: required('requiredForNotSatisfied'),
      completed: required('requiredForCompleted'),
      incomplete: required('requiredForIncomplete'),
    },
    measureSatisfactionIfActive: truth(node, 'measureSatisfactionIfActive', true),
  };
}

function randomization(node: XmlNode | undefined): SequencingDefinition['randomization'] {
  const timings = ['never', 'once', 'onEachNewAttempt'] as const;
  const timing = (name: string) => timings.find((one) => one === attributeOf(node, name)) ?? 'never';
  return {
    randomizationTiming: timing('randomizationTiming'),
    reorderChildren: truth(node, 'reorderChildren', false),
    selectionTiming: timing('selectionTiming'),
    selectCount: countOf(attributeOf(node, 'selectCount')),
  };
}

/** 4th edition, attributes; in earlier ones the element's text is for the content alone. */
function threshold(node: XmlNode | undefined) {
  return {
    completedByMeasure: truth(node, 'completedByMeasure', false),
    minProgressMeasure: decimalWithin(attributeOf(node, 'minProgressMeasure'), 0, 1) ?? 1,
    progressWeight: decimalWithin(attributeOf(node, 'progressWeight'), 0, 1) ?? 1,
  };
}

function countOf(text: string | null): number | null {
  return text !== null && /^\s*\d{1,9}\s*$/.test(text) ? Number(text) : null;
}
