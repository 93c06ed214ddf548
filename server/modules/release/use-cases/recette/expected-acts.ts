import type { PersonName } from '../../store/recette/names.ts';
import type { shownItem, shownReport } from './shown.ts';
import type { Situation } from './standing-now.ts';

type Act = {
  readonly act:
    | 'run'
    | 'correct'
    | 'retest'
    | 'approveExclusion'
    | 'approveWaiver'
    | 'decide'
    | 'sign'
    | 'openIteration'
    | 'release';
  readonly count: number;
  readonly people: PersonName[];
};
type Given = {
  readonly situation: Situation;
  readonly items: readonly ReturnType<typeof shownItem>[];
  readonly testers: readonly (PersonName & { toRun: number })[];
  readonly report: ReturnType<typeof shownReport> | null;
};

/** What is expected next, of whom, and how much of it: every state of a campaign says it. */
export function expectedActs({ situation, items, testers, report }: Given): Act[] {
  if (report?.state === 'signed')
    return [{ act: report.verdict === 'noGo' ? 'openIteration' : 'release', count: 1, people: [] }];
  const { live, standing, waivers } = situation;
  const waiting = items.filter(({ status }) => status === 'toRun');
  const retests = waiting.filter(({ isRetest }) => isRetest).length;
  const asked = items.filter(({ exclusion }) => exclusion && !exclusion.approvedBy).length;
  const unapproved = waivers.filter(({ approvedBy }) => !approvedBy).length;
  const correctedHere = live.live - live.toCorrect - items.filter(({ isRetest }) => isRetest).length;
  const people = testers
    .filter(({ toRun }) => toRun > 0)
    .map(({ personId, firstName, lastName }) => ({ personId, firstName, lastName }));
  const acts: Act[] = [
    { act: 'sign', count: report ? 1 : 0, people: [] },
    { act: 'retest', count: retests, people: retests > 0 ? people : [] },
    { act: 'run', count: waiting.length - retests, people },
    { act: 'correct', count: live.toCorrect, people: [] },
    { act: 'approveExclusion', count: asked, people: [] },
    { act: 'approveWaiver', count: unapproved, people: [] },
    { act: 'openIteration', count: waiting.length === 0 ? Math.max(0, correctedHere) : 0, people: [] },
    { act: 'decide', count: !report && standing.toRun === 0 && standing.planned > 0 ? 1 : 0, people: [] },
  ];
  return acts.filter(({ count }) => count > 0);
}
