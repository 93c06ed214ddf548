import { expect, test } from 'vitest';
import { PLAIN_OBJECTIVE, PLAIN_SEQUENCING } from '../sequencing/index.ts';
import { sequencingOf } from './sequencing-definition.ts';
import { childrenOf } from './xml-read.ts';
import { readXml } from './xml-tree.ts';

const NAMESPACES =
  'xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" xmlns:imsss="http://www.imsglobal.org/xsd/imsss" xmlns:adlseq="http://www.adlnet.org/xsd/adlseq_v1p3" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3"';

const read = (item: string, shared = '') => {
  const [element, collection] = [item, shared].map((inside) => readXml(`<item ${NAMESPACES}>${inside}</item>`));
  if (!element || !collection) throw new Error('both were read');
  return sequencingOf(element, new Map(childrenOf(collection, 'sequencing', 'imsss').map((one) => ['shared', one])));
};

test('an item that says nothing has the defaults of the standard', () => {
  expect(read('')).toEqual(PLAIN_SEQUENCING);
});

test('everything an item says of its order is read', () => {
  const said =
    read(`<adlcp:completionThreshold completedByMeasure="true" minProgressMeasure="0.8" progressWeight="0.5"/>
    <imsss:sequencing>
      <imsss:controlMode choice="false" choiceExit="false" flow="true" forwardOnly="true" useCurrentAttemptObjectiveInfo="false" useCurrentAttemptProgressInfo="false"/>
      <imsss:sequencingRules>
        <imsss:preConditionRule><imsss:ruleConditions conditionCombination="any">
          <imsss:ruleCondition condition="satisfied" operator="not" referencedObjective="a%20b"/>
          <imsss:ruleCondition condition="objectiveMeasureGreaterThan" measureThreshold="0.6"/>
        </imsss:ruleConditions><imsss:ruleAction action="disabled"/></imsss:preConditionRule>
        <imsss:postConditionRule><imsss:ruleConditions><imsss:ruleCondition condition="always"/></imsss:ruleConditions><imsss:ruleAction action="retryAll"/></imsss:postConditionRule>
        <imsss:exitConditionRule><imsss:ruleConditions><imsss:ruleCondition condition="completed"/></imsss:ruleConditions><imsss:ruleAction action="exit"/></imsss:exitConditionRule>
      </imsss:sequencingRules>
      <imsss:limitConditions attemptLimit="2"/>
      <imsss:rollupRules rollupObjectiveSatisfied="false" rollupProgressCompletion="false" objectiveMeasureWeight="0.25">
        <imsss:rollupRule childActivitySet="atLeastPercent" minimumPercent="0.5"><imsss:rollupConditions conditionCombination="all">
          <imsss:rollupCondition condition="attempted" operator="not"/></imsss:rollupConditions><imsss:rollupAction action="incomplete"/></imsss:rollupRule>
      </imsss:rollupRules>
      <imsss:objectives>
        <imsss:primaryObjective objectiveID="main" satisfiedByMeasure="true"><imsss:minNormalizedMeasure>0.7</imsss:minNormalizedMeasure>
          <imsss:mapInfo targetObjectiveID="g1" writeSatisfiedStatus="true" readNormalizedMeasure="false"/></imsss:primaryObjective>
        <imsss:objective objectiveID="other"/>
      </imsss:objectives>
      <adlseq:objectives><adlseq:objective objectiveID="other"><adlseq:mapInfo targetObjectiveID="g2" writeProgressMeasure="true" readRawScore="false"/></adlseq:objective></adlseq:objectives>
      <imsss:randomizationControls randomizationTiming="onEachNewAttempt" reorderChildren="true" selectionTiming="once" selectCount="3"/>
      <imsss:deliveryControls tracked="false" completionSetByContent="true" objectiveSetByContent="true"/>
      <adlseq:constrainedChoiceConsiderations preventActivation="true" constrainChoice="true"/>
      <adlseq:rollupConsiderations requiredForSatisfied="ifAttempted" requiredForIncomplete="ifNotSkipped" measureSatisfactionIfActive="false"/>
    </imsss:sequencing>`);
  const plain = { isNegated: false, objectiveId: null, measureThreshold: 0 };
  expect(said).toEqual({
    controlMode: {
      choice: false,
      choiceExit: false,
      flow: true,
      forwardOnly: true,
      useCurrentAttemptObjectiveInfo: false,
      useCurrentAttemptProgressInfo: false,
    },
    preConditionRules: [
      {
        action: 'disabled',
        combination: 'any',
        conditions: [
          { ...plain, condition: 'satisfied', isNegated: true, objectiveId: 'a b' },
          { ...plain, condition: 'objectiveMeasureGreaterThan', measureThreshold: 0.6 },
        ],
      },
    ],
    exitConditionRules: [{ action: 'exit', combination: 'all', conditions: [{ ...plain, condition: 'completed' }] }],
    postConditionRules: [{ action: 'retryAll', combination: 'all', conditions: [{ ...plain, condition: 'always' }] }],
    attemptLimit: 2,
    rollupRules: [
      {
        action: 'incomplete',
        childSet: 'atLeastPercent',
        minimumCount: 0,
        minimumPercent: 0.5,
        combination: 'all',
        conditions: [{ ...plain, condition: 'attempted', isNegated: true }],
      },
    ],
    rollupObjectiveSatisfied: false,
    rollupProgressCompletion: false,
    objectiveMeasureWeight: 0.25,
    objectives: [
      {
        id: 'main',
        satisfiedByMeasure: true,
        minNormalizedMeasure: 0.7,
        reads: { satisfied: 'g1' },
        writes: { satisfied: ['g1'] },
      },
      {
        ...PLAIN_OBJECTIVE,
        id: 'other',
        reads: { minScore: 'g2', maxScore: 'g2', completed: 'g2', progress: 'g2' },
        writes: { progress: ['g2'] },
      },
    ],
    isTracked: false,
    completionSetByContent: true,
    objectiveSetByContent: true,
    preventActivation: true,
    constrainChoice: true,
    considerations: {
      requiredFor: {
        satisfied: 'ifAttempted',
        notSatisfied: 'always',
        completed: 'always',
        incomplete: 'ifNotSkipped',
      },
      measureSatisfactionIfActive: false,
    },
    randomization: {
      randomizationTiming: 'onEachNewAttempt',
      reorderChildren: true,
      selectionTiming: 'once',
      selectCount: 3,
    },
    completedByMeasure: true,
    minProgressMeasure: 0.8,
    progressWeight: 0.5,
  });
});

test('what the item does not say itself comes from the shared sequencing, part by part', () => {
  const shared =
    '<imsss:sequencing><imsss:controlMode flow="true"/><imsss:deliveryControls tracked="false"/></imsss:sequencing>';
  const { controlMode, isTracked } = read(
    '<imsss:sequencing IDRef="shared"><imsss:controlMode choice="false"/></imsss:sequencing>',
    shared,
  );
  expect([controlMode.flow, controlMode.choice, isTracked]).toEqual([false, false, false]);
});
