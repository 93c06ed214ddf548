/** What a manifest says of the order of one activity. Source: SCORM 2004 4th Edition, Sequencing and Navigation, chapter 3. */
export type SequencingDefinition = {
  readonly controlMode: ControlMode;
  readonly preConditionRules: readonly SequencingRule<PreAction>[];
  readonly exitConditionRules: readonly SequencingRule<'exit'>[];
  readonly postConditionRules: readonly SequencingRule<PostAction>[];
  /** How many attempts may begin; null for no limit. */
  readonly attemptLimit: number | null;
  readonly rollupRules: readonly RollupRule[];
  readonly rollupObjectiveSatisfied: boolean;
  readonly rollupProgressCompletion: boolean;
  readonly objectiveMeasureWeight: number;
  /** The primary objective first; it always exists and is the one that rolls up. */
  readonly objectives: readonly ObjectiveDefinition[];
  readonly isTracked: boolean;
  readonly completionSetByContent: boolean;
  readonly objectiveSetByContent: boolean;
  readonly preventActivation: boolean;
  readonly constrainChoice: boolean;
  readonly considerations: RollupConsiderations;
  readonly randomization: Randomization;
  readonly completedByMeasure: boolean;
  /** 0 to 1. */
  readonly minProgressMeasure: number;
  readonly progressWeight: number;
};

export type ControlMode = {
  readonly choice: boolean;
  readonly choiceExit: boolean;
  readonly flow: boolean;
  readonly forwardOnly: boolean;
  readonly useCurrentAttemptObjectiveInfo: boolean;
  readonly useCurrentAttemptProgressInfo: boolean;
};

export type PreAction = 'skip' | 'disabled' | 'hiddenFromChoice' | 'stopForwardTraversal';
export type PostAction = 'exitParent' | 'exitAll' | 'retry' | 'retryAll' | 'continue' | 'previous';

export type SequencingRule<Action> = {
  readonly action: Action;
  readonly combination: 'all' | 'any';
  readonly conditions: readonly RuleCondition[];
};

export type RuleCondition = {
  readonly condition:
    | 'satisfied'
    | 'objectiveStatusKnown'
    | 'objectiveMeasureKnown'
    | 'objectiveMeasureGreaterThan'
    | 'objectiveMeasureLessThan'
    | 'completed'
    | 'activityProgressKnown'
    | 'attempted'
    | 'attemptLimitExceeded'
    | 'timeLimitExceeded'
    | 'outsideAvailableTimeRange'
    | 'always'
    | 'never';
  readonly isNegated: boolean;
  /** Objective looked at; null for the primary one. */
  readonly objectiveId: string | null;
  /** -1 to 1. */
  readonly measureThreshold: number;
};

export type RollupAction = 'satisfied' | 'notSatisfied' | 'completed' | 'incomplete';
export type RollupRule = {
  readonly action: RollupAction;
  readonly childSet: 'all' | 'any' | 'none' | 'atLeastCount' | 'atLeastPercent';
  readonly minimumCount: number;
  /** 0 to 1. */
  readonly minimumPercent: number;
  readonly combination: 'all' | 'any';
  readonly conditions: readonly RuleCondition[];
};

export type Consideration = 'always' | 'ifAttempted' | 'ifNotSkipped' | 'ifNotSuspended';
export type RollupConsiderations = {
  readonly requiredFor: Readonly<Record<RollupAction, Consideration>>;
  readonly measureSatisfactionIfActive: boolean;
};

export type Timing = 'never' | 'once' | 'onEachNewAttempt';
export type Randomization = {
  readonly randomizationTiming: Timing;
  readonly reorderChildren: boolean;
  readonly selectionTiming: Timing;
  /** How many children are offered; null for all. */
  readonly selectCount: number | null;
};

/** What an objective can share. */
export const SHARED = ['satisfied', 'measure', 'rawScore', 'minScore', 'maxScore', 'completed', 'progress'] as const;
export type Shared = (typeof SHARED)[number];

export type ObjectiveDefinition = {
  /** '' when the manifest gives none, which only the primary objective may do. */
  readonly id: string;
  readonly satisfiedByMeasure: boolean;
  /** -1 to 1. */
  readonly minNormalizedMeasure: number;
  /** Global objectives each thing is read from (one at most) and written to. */
  readonly reads: Partial<Readonly<Record<Shared, string>>>;
  readonly writes: Partial<Readonly<Record<Shared, readonly string[]>>>;
};

/** Whether what is shared outlives an attempt at the whole course, and reaches the learner's other courses. */
export type Scope = { readonly objectives: boolean; readonly sharedData: boolean };
/** What holds when the manifest says nothing (CAM 3.4.1.5). */
export const GLOBAL_TO_SYSTEM: Scope = { objectives: true, sharedData: true };

export type ActivityDefinition = {
  readonly id: string;
  /** Of the root alone; absent where the manifest does not narrow it. */
  readonly isGlobalToSystem?: Scope;
  readonly isVisible: boolean;
  readonly sequencing: SequencingDefinition;
  readonly children: readonly ActivityDefinition[];
};

export const PLAIN_OBJECTIVE: ObjectiveDefinition = {
  id: '',
  satisfiedByMeasure: false,
  minNormalizedMeasure: 1,
  reads: {},
  writes: {},
};

/** What holds when the manifest says nothing (SN 3, default values). */
export const PLAIN_SEQUENCING: SequencingDefinition = {
  controlMode: {
    choice: true,
    choiceExit: true,
    flow: false,
    forwardOnly: false,
    useCurrentAttemptObjectiveInfo: true,
    useCurrentAttemptProgressInfo: true,
  },
  preConditionRules: [],
  exitConditionRules: [],
  postConditionRules: [],
  attemptLimit: null,
  rollupRules: [],
  rollupObjectiveSatisfied: true,
  rollupProgressCompletion: true,
  objectiveMeasureWeight: 1,
  objectives: [PLAIN_OBJECTIVE],
  isTracked: true,
  completionSetByContent: false,
  objectiveSetByContent: false,
  preventActivation: false,
  constrainChoice: false,
  considerations: {
    requiredFor: { satisfied: 'always', notSatisfied: 'always', completed: 'always', incomplete: 'always' },
    measureSatisfactionIfActive: true,
  },
  randomization: { randomizationTiming: 'never', reorderChildren: false, selectionTiming: 'never', selectCount: null },
  completedByMeasure: false,
  minProgressMeasure: 1,
  progressWeight: 1,
};
