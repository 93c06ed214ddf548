import {
  exposedSignals,
  type Operation,
  type SignalName,
} from '../../server/modules/release/domain/rollout/signals.ts';
import { type Observed, type SignalBucket, verdictOf } from '../../server/modules/release/domain/rollout/verdict.ts';
import { type Chance, chance } from '../../tools/demo/random.ts';

// Step 1 of the deployment plan: six trainers and two companies on the canary, everybody else on stable, 48 hours. What
// people do is an assumption: a third of them on a given day, three hours each.
const PEOPLE = 3_500;
const TRAINERS = 6;
const PILOTS = [45, 38] as const;
const DAYS = 2;
const HOURS_A_DAY = 9;
const ACTIVE_SHARE = 0.35;
const HOURS_OF_ONE = 3;
const PAST_WORKING_DAYS = 10;
const GOOD_RELEASES = 200;
const SEEDS_OF_A_KIND = 4;

/** How often somebody does it in an hour, and how often it fails on a sound version. Trainers fail four times as often. */
const DONE: Readonly<Record<Operation, number>> = {
  read: 1,
  write: 0.3,
  scorm: 0.6,
  signature: 0.17,
  assessment: 0.1,
};
const SOUND: Readonly<Record<SignalName, number>> = {
  errors: 0.005,
  slow: 0.01,
  scorm: 0.01,
  signature: 0.01,
  assessment: 0.01,
  client: 0.005,
  support: 0.001,
};

type Person = { readonly pool: 'stable' | 'canary'; readonly role: 'learner' | 'trainer'; readonly company: number };
/** What a release does worse on the canary: share of hours in which it fails somebody. */
type Fault = (person: Person, signal: SignalName, operation: Operation) => number;

const people: readonly Person[] = [
  ...Array.from({ length: TRAINERS }, (): Person => ({ pool: 'canary', role: 'trainer', company: -1 })),
  ...PILOTS.flatMap((size, company) =>
    Array.from({ length: size }, (): Person => ({ pool: 'canary', role: 'learner', company })),
  ),
  ...Array.from(
    { length: PEOPLE - TRAINERS - PILOTS[0] - PILOTS[1] },
    (): Person => ({ pool: 'stable', role: 'learner', company: 9 }),
  ),
];

const FAULTS: Readonly<Record<string, Fault>> = {
  errors: (_, signal) => (signal === 'errors' ? 0.3 : 0),
  slowness: (_, signal) => (signal === 'slow' ? 0.4 : 0),
  signaturesLost: (_, signal) => (signal === 'signature' ? 0.8 : 0),
  trainersOnly: ({ role }, signal) => (role === 'trainer' && signal === 'errors' ? 0.8 : 0),
  oneCompanyOnly: ({ company }, signal) => (company === 0 && signal === 'errors' ? 0.4 : 0),
};

/** Releases replayed through the verdict: bad ones that stop by themselves, good ones that are stopped for nothing. */
export function benchVerdicts() {
  const bad = Object.entries(FAULTS).flatMap(([kind, fault]) =>
    Array.from({ length: SEEDS_OF_A_KIND }, (_, seed) => ({ kind, ...lived(chance(9_000 + seed), fault) })),
  );
  const good = Array.from({ length: GOOD_RELEASES }, (_, seed) => lived(chance(seed), () => 0));
  const stopped = bad.filter(({ decision }) => decision !== null);
  return {
    bad: {
      releases: bad.length,
      stopped: stopped.length,
      takenBack: bad.filter(({ decision }) => decision === 'rollback').length,
      missed: bad.filter(({ decision }) => decision === null).map(({ kind }) => kind),
      worstHoursToStop: Math.max(...stopped.map(({ hours }) => hours)),
      worstShareTouchedPercent: Math.max(...bad.map(({ touched }) => Math.round((touched / PEOPLE) * 1_000) / 10)),
    },
    good: {
      releases: good.length,
      takenBack: good.filter(({ decision }) => decision === 'rollback').length,
      paused: good.filter(({ decision }) => decision === 'pause').length,
    },
  };
}

/** One release lived hour by hour until the verdict stops it, or to the end of the observation. */
function lived(luck: Chance, fault: Fault) {
  const buckets: SignalBucket[] = [];
  const past = pastOfTrainers(luck);
  const touched = new Set<Person>();
  for (let day = 0; day < DAYS; day++) {
    const present = people.filter(() => luck.share() < ACTIVE_SHARE);
    for (let hour = 0; hour < HOURS_A_DAY; hour++) {
      const at = day * 24 + hour;
      for (const person of present) {
        if (luck.share() >= HOURS_OF_ONE / HOURS_A_DAY) continue;
        if (anHour(person, { at, luck, fault, buckets })) touched.add(person);
      }
      const { decision } = verdictOf({ buckets, past, zeroTolerance: [], silentMn: 0 });
      if (decision === 'rollback' || decision === 'pause') return { decision, hours: at + 1, touched: touched.size };
    }
  }
  return { decision: null, hours: DAYS * 24, touched: touched.size };
}

/** Two weeks of the trainers before the release: once they are all on the canary, their past is what they are compared with. */
function pastOfTrainers(luck: Chance): Observed['past'] {
  const buckets: SignalBucket[] = [];
  const trainers = people.filter(({ role }) => role === 'trainer');
  for (let hour = 0; hour < PAST_WORKING_DAYS * HOURS_A_DAY; hour++)
    for (const person of trainers)
      if (luck.share() < (ACTIVE_SHARE * HOURS_OF_ONE) / HOURS_A_DAY)
        anHour(person, { at: hour, luck, fault: () => 0, buckets });
  const sums = new Map<
    string,
    { signal: SignalName; role: string; operation: string; units: number; failures: number }
  >();
  for (const { signal, role, operation, units, failures } of buckets) {
    const sum = sums.get(`${signal} ${operation}`) ?? { signal, role, operation, units: 0, failures: 0 };
    sums.set(`${signal} ${operation}`, { ...sum, units: sum.units + units, failures: sum.failures + failures });
  }
  return [...sums.values()];
}

type Hour = { at: number; luck: Chance; fault: Fault; buckets: SignalBucket[] };

/** What one person does in an hour, one unit per signal and operation. @returns whether the new version failed them. */
function anHour(person: Person, { at, luck, fault, buckets }: Hour): boolean {
  let isTouched = false;
  for (const operation of Object.keys(DONE) as Operation[]) {
    if (luck.share() >= DONE[operation]) continue;
    for (const signal of exposedSignals(operation)) {
      const worse = person.pool === 'canary' ? fault(person, signal, operation) : 0;
      const hasFailed = luck.share() < worse;
      const fails = hasFailed || luck.share() < SOUND[signal] * (person.role === 'trainer' ? 4 : 1);
      isTouched ||= hasFailed;
      const { pool, role } = person;
      const minute = at * 60 + luck.between(0, 59);
      buckets.push({ signal, minute, pool, role, operation, units: 1, failures: fails ? 1 : 0 });
    }
  }
  return isTouched;
}
