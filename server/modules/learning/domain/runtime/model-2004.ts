import { anyText, decimal, either, matching, oneOf } from './checks.ts';
import { asInterval } from './durations.ts';
import { correctPattern, interactionType, learnerResponse } from './interaction-patterns.ts';
import { count, type Element, type Facts, keyword, type Model, readOnly, readWrite, writeOnly } from './model.ts';
import { completion2004, success2004 } from './outcome-2004.ts';
import { interval, language, localized, longIdentifier, timestamp } from './types-2004.ts';

const completionWord = oneOf('completed', 'incomplete', 'not attempted', 'unknown');
const successWord = oneOf('passed', 'failed', 'unknown');
const preference = (name: string, initial: string) => ({
  read: ({ launch }: Facts, written: string | undefined) =>
    written ?? launch.preferences[`cmi.learner_preference.${name}`] ?? initial,
});
const validity = (isValid: (facts: Facts) => boolean) => readOnly((facts) => String(isValid(facts)));

/** A real of the manifest, one digit after the point at least: 1.0. */
const real = (value: number | null) => (Number.isInteger(value) ? value?.toFixed(1) : value?.toString());

const SCORE = 'scaled,raw,min,max';
const COMMENT = 'comment,location,timestamp';
const INTERACTION = ['cmi.interactions.n.id'];
const ANSWERED = ['cmi.interactions.n.id', 'cmi.interactions.n.type'];
const OBJECTIVE = ['cmi.objectives.n.id'];

const scores = (root: string, more: Partial<Element>): Model => ({
  [`${root}._children`]: keyword(SCORE),
  [`${root}.scaled`]: readWrite(decimal(-1, 1), more),
  [`${root}.raw`]: readWrite(decimal(), more),
  [`${root}.min`]: readWrite(decimal(), more),
  [`${root}.max`]: readWrite(decimal(), more),
});

const comments: Model = {
  'cmi.comments_from_learner._children': keyword(COMMENT),
  'cmi.comments_from_learner._count': count,
  'cmi.comments_from_learner.n.comment': readWrite(localized),
  'cmi.comments_from_learner.n.location': readWrite(anyText),
  'cmi.comments_from_learner.n.timestamp': readWrite(timestamp),
  'cmi.comments_from_lms._children': keyword(COMMENT),
  'cmi.comments_from_lms._count': count,
  'cmi.comments_from_lms.n.comment': readOnly(() => undefined),
  'cmi.comments_from_lms.n.location': readOnly(() => undefined),
  'cmi.comments_from_lms.n.timestamp': readOnly(() => undefined),
};

const interactions: Model = {
  'cmi.interactions._children': keyword(
    'id,type,objectives,timestamp,correct_responses,weighting,learner_response,result,latency,description',
  ),
  'cmi.interactions._count': count,
  'cmi.interactions.n.id': readWrite(longIdentifier),
  'cmi.interactions.n.type': readWrite(interactionType, { needs: INTERACTION }),
  'cmi.interactions.n.objectives._count': count,
  'cmi.interactions.n.objectives.n.id': readWrite(longIdentifier, { needs: INTERACTION, isUnique: true }),
  'cmi.interactions.n.timestamp': readWrite(timestamp, { needs: INTERACTION }),
  'cmi.interactions.n.correct_responses._count': count,
  'cmi.interactions.n.correct_responses.n.pattern': readWrite(correctPattern, { needs: ANSWERED }),
  'cmi.interactions.n.weighting': readWrite(decimal(), { needs: INTERACTION }),
  'cmi.interactions.n.learner_response': readWrite(learnerResponse, { needs: ANSWERED }),
  'cmi.interactions.n.result': readWrite(either(oneOf('correct', 'incorrect', 'unanticipated', 'neutral'), decimal()), {
    needs: INTERACTION,
  }),
  'cmi.interactions.n.latency': readWrite(interval, { needs: INTERACTION }),
  'cmi.interactions.n.description': readWrite(localized, { needs: INTERACTION }),
};

const objectives: Model = {
  'cmi.objectives._children': keyword('id,score,success_status,completion_status,progress_measure,description'),
  'cmi.objectives._count': count,
  'cmi.objectives.n.id': readWrite(longIdentifier, { isUnique: true, isFixed: true }),
  ...scores('cmi.objectives.n.score', { needs: OBJECTIVE }),
  'cmi.objectives.n.success_status': readWrite(successWord, { initial: 'unknown', needs: OBJECTIVE }),
  'cmi.objectives.n.completion_status': readWrite(completionWord, { initial: 'unknown', needs: OBJECTIVE }),
  'cmi.objectives.n.progress_measure': readWrite(decimal(0, 1), { needs: OBJECTIVE }),
  'cmi.objectives.n.description': readWrite(localized, { needs: OBJECTIVE }),
};

const navigation: Model = {
  'adl.nav.request': readWrite(
    matching(/^(continue|previous|exit|exitAll|abandon|abandonAll|suspendAll|_none_|\{target=[^}]+\}(choice|jump))$/),
    { initial: '_none_' },
  ),
  'adl.nav.request_valid.continue': validity(({ launch }) => launch.navigation.canContinue),
  'adl.nav.request_valid.previous': validity(({ launch }) => launch.navigation.canPrevious),
};

/** RTE 4.3: texts that items share; the manifest says which, and who reads or writes them. */
const sharedData: Model = {
  'adl.data._children': keyword('id,store'),
  'adl.data._count': readOnly(({ launch }) => String(launch.sharedData.length)),
  'adl.data.n.id': readOnly(({ launch }, _, index) => launch.sharedData[index]?.targetId),
  'adl.data.n.store': readWrite(anyText, {
    closed: ({ launch }, index, how) => {
      const shared = launch.sharedData[index];
      if (how === 'read') return shared?.canRead ? null : 'getWriteOnly';
      return shared?.canWrite ? null : 'setReadOnly';
    },
  }),
};

/** SCORM 2004 RTE, chapter 4. */
export const model2004: Model = {
  'cmi._version': keyword('1.0'),
  ...comments,
  'cmi.completion_status': readWrite(completionWord, { read: completion2004 }),
  'cmi.completion_threshold': readOnly(({ launch }) => real(launch.completionThreshold)),
  'cmi.credit': readOnly(({ launch }) => (launch.isForCredit && launch.mode === 'normal' ? 'credit' : 'no-credit')),
  'cmi.entry': readOnly(({ state }) => state.entry),
  'cmi.exit': writeOnly(oneOf('time-out', 'suspend', 'logout', 'normal', '')),
  ...interactions,
  'cmi.launch_data': readOnly(({ launch }) => launch.dataFromLms || undefined),
  'cmi.learner_id': readOnly(({ launch }) => launch.learnerId),
  'cmi.learner_name': readOnly(({ launch }) => launch.learnerName),
  'cmi.learner_preference._children': keyword('audio_level,language,delivery_speed,audio_captioning'),
  'cmi.learner_preference.audio_level': readWrite(decimal(0), preference('audio_level', '1')),
  'cmi.learner_preference.language': readWrite(language, preference('language', '')),
  'cmi.learner_preference.delivery_speed': readWrite(decimal(0), preference('delivery_speed', '1')),
  'cmi.learner_preference.audio_captioning': readWrite(oneOf('-1', '0', '1'), preference('audio_captioning', '0')),
  'cmi.location': readWrite(anyText),
  'cmi.max_time_allowed': readOnly(({ launch }) => launch.maxTimeAllowed ?? undefined),
  'cmi.mode': readOnly(({ launch }) => launch.mode),
  ...objectives,
  'cmi.progress_measure': readWrite(decimal(0, 1)),
  'cmi.scaled_passing_score': readOnly(({ launch }) => real(launch.scaledPassingScore)),
  ...scores('cmi.score', {}),
  'cmi.session_time': writeOnly(interval),
  'cmi.success_status': readWrite(successWord, { read: success2004 }),
  'cmi.suspend_data': readWrite(anyText),
  'cmi.time_limit_action': readOnly(({ launch }) => launch.timeLimitAction ?? 'continue,no message'),
  'cmi.total_time': readOnly(({ state }) => asInterval(state.earlierHundredths)),
  ...navigation,
  ...sharedData,
};
