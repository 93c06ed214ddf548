import { anyText, decimal, either, matching, oneOf, verdict } from './checks.ts';
import { asTimespan, timespanHundredths } from './durations.ts';
import { type Check, count, type Facts, keyword, type Model, readOnly, readWrite, writeOnly } from './model.ts';

const blank: Check = (value) => verdict(value === '');
const score = either(blank, decimal(0, 100));
const identifier = matching(/^\S+$/);
const time = matching(/^([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,2})?$/);
const timespan: Check = (value) => verdict(timespanHundredths(value) !== null);
const integer =
  (low: number, high: number): Check =>
  (value, around) =>
    /^-?\d+$/.test(value) ? decimal(low, high)(value, around) : 'type';
const preference = (name: string, initial: string) => ({
  read: ({ launch }: Facts, written: string | undefined) =>
    written ?? launch.preferences[`cmi.student_preference.${name}`] ?? initial,
});

/** SCORM 1.2 RTE, section 3.4: the data model, every element of it, optional ones included. */
export const model12: Model = {
  'cmi._version': keyword('3.4'),
  'cmi.core._children': keyword(
    'student_id,student_name,lesson_location,credit,lesson_status,entry,score,total_time,lesson_mode,exit,session_time',
  ),
  'cmi.core.student_id': readOnly(({ launch }) => launch.learnerId),
  'cmi.core.student_name': readOnly(({ launch }) => launch.learnerName),
  'cmi.core.lesson_location': readWrite(anyText),
  'cmi.core.credit': readOnly(({ launch }) =>
    launch.isForCredit && launch.mode === 'normal' ? 'credit' : 'no-credit',
  ),
  'cmi.core.lesson_status': readWrite(oneOf('passed', 'completed', 'failed', 'incomplete', 'browsed'), {
    read: ({ state }, written) => state.judgedStatus ?? written ?? 'not attempted',
  }),
  'cmi.core.entry': readOnly(({ state }) => state.entry),
  'cmi.core.score._children': keyword('raw,max,min'),
  'cmi.core.score.raw': readWrite(score),
  'cmi.core.score.max': readWrite(score),
  'cmi.core.score.min': readWrite(score),
  'cmi.core.total_time': readOnly(({ state }) => asTimespan(state.earlierHundredths)),
  'cmi.core.lesson_mode': readOnly(({ launch }) => launch.mode),
  'cmi.core.exit': writeOnly(oneOf('time-out', 'suspend', 'logout', '')),
  'cmi.core.session_time': writeOnly(timespan),
  'cmi.suspend_data': readWrite(anyText),
  'cmi.launch_data': readOnly(({ launch }) => launch.dataFromLms),
  'cmi.comments': readWrite(anyText),
  'cmi.comments_from_lms': readOnly(() => ''),
  'cmi.objectives._children': keyword('id,score,status'),
  'cmi.objectives._count': count,
  'cmi.objectives.n.id': readWrite(identifier),
  'cmi.objectives.n.score._children': keyword('raw,max,min'),
  'cmi.objectives.n.score.raw': readWrite(score),
  'cmi.objectives.n.score.max': readWrite(score),
  'cmi.objectives.n.score.min': readWrite(score),
  'cmi.objectives.n.status': readWrite(
    oneOf('passed', 'completed', 'failed', 'incomplete', 'browsed', 'not attempted'),
    { initial: 'not attempted' },
  ),
  'cmi.student_data._children': keyword('mastery_score,max_time_allowed,time_limit_action'),
  'cmi.student_data.mastery_score': readOnly(({ launch }) => launch.masteryScore?.toString() ?? ''),
  'cmi.student_data.max_time_allowed': readOnly(({ launch }) => launch.maxTimeAllowed ?? ''),
  'cmi.student_data.time_limit_action': readOnly(({ launch }) => launch.timeLimitAction ?? ''),
  'cmi.student_preference._children': keyword('audio,language,speed,text'),
  'cmi.student_preference.audio': readWrite(integer(-1, 100), preference('audio', '0')),
  'cmi.student_preference.language': readWrite(anyText, preference('language', '')),
  'cmi.student_preference.speed': readWrite(integer(-100, 100), preference('speed', '0')),
  'cmi.student_preference.text': readWrite(integer(-1, 1), preference('text', '0')),
  'cmi.interactions._children': keyword(
    'id,objectives,time,type,correct_responses,weighting,student_response,result,latency',
  ),
  'cmi.interactions._count': count,
  'cmi.interactions.n.id': writeOnly(identifier),
  'cmi.interactions.n.objectives._count': count,
  'cmi.interactions.n.objectives.n.id': writeOnly(identifier),
  'cmi.interactions.n.time': writeOnly(time),
  'cmi.interactions.n.type': writeOnly(
    oneOf('true-false', 'choice', 'fill-in', 'matching', 'performance', 'sequencing', 'likert', 'numeric'),
  ),
  'cmi.interactions.n.correct_responses._count': count,
  'cmi.interactions.n.correct_responses.n.pattern': writeOnly(anyText),
  'cmi.interactions.n.weighting': writeOnly(decimal()),
  'cmi.interactions.n.student_response': writeOnly(anyText),
  'cmi.interactions.n.result': writeOnly(either(oneOf('correct', 'wrong', 'unanticipated', 'neutral'), decimal())),
  'cmi.interactions.n.latency': writeOnly(timespan),
};
