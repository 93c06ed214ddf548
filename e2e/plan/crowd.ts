import { sql } from '../../server/kernel/sql.ts';
import { look, plantLogins } from '../../tools/stage/plant.ts';
import type { Machine } from './machine.ts';

/** Somebody of a company, or a trainer, behind the door. */
export type User = {
  readonly personId: string;
  readonly companyId: string | null;
  readonly role: 'learner' | 'trainer';
  readonly cookie: string;
};

/** What went wrong for somebody. */
type Trouble = { readonly companyId: string | null; readonly status: number; readonly version: string };
export type CrowdReport = {
  readonly requests: number;
  readonly failed: readonly Trouble[];
  /** Answers by a version that no step in force between question and answer gives to that person. */
  readonly misrouted: readonly Trouble[];
  readonly byVersion: Readonly<Record<string, number>>;
};

/** Who is on the new version, as the control plane says. */
export type Placement = {
  readonly canary: string;
  readonly stable: string;
  readonly isOnCanary: (user: User) => boolean;
};

/** Every trainer, and so many learners of each company; whole companies for those that pilot. */
export async function gatherUsers(machine: Machine, perCompany: number, whole: ReadonlySet<string>): Promise<User[]> {
  const learners = await look<{ personId: string; companyId: string; rank: number }>(
    machine,
    sql`
      select person_id as "personId", company_id as "companyId",
             row_number() over (partition by company_id order by person_id)::int as rank
        from people.learner where company_id is not null order by company_id, person_id
    `,
  );
  const trainers = await look<{ personId: string }>(
    machine,
    sql`select person_id as "personId" from identity.role_grant where role = 'trainer' order by person_id`,
  );
  const chosen = learners.filter(({ companyId, rank }) => rank <= perCompany || whole.has(companyId));
  const signIn = (role: User['role'], people: readonly { personId: string }[]) =>
    plantLogins(
      machine,
      role,
      people.map(({ personId }) => personId),
    );
  const [cookies, trainerCookies] = [await signIn('learner', chosen), await signIn('trainer', trainers)];
  return [
    ...chosen.map(({ personId, companyId }, at) => ({
      personId,
      companyId,
      role: 'learner' as const,
      cookie: cookies[at] ?? '',
    })),
    ...trainers.map(({ personId }, at) => ({
      personId,
      companyId: null,
      role: 'trainer' as const,
      cookie: trainerCookies[at] ?? '',
    })),
  ];
}

type Era = { placements: readonly Placement[]; readonly isMoving: boolean; readonly inDoubt: (() => void)[] };

/** So many people ask at once: two cores serve everybody here. */
const AT_ONCE = 4;

/**
 * Everybody reads and writes through the entrance, one after the other and again, until told to stop. Every answer is
 * compared with where the control plane says that person is.
 */
export function startCrowd(entrance: string, users: readonly User[], first: Placement) {
  let era: Era = { placements: [first], isMoving: false, inDoubt: [] };
  let isOver = false;
  let turn = 0;
  let [requests, rounds] = [0, 0];
  const failed: Trouble[] = [];
  const misrouted: Trouble[] = [];
  const byVersion: Record<string, number> = {};
  const routes = new Map<string, string>();

  const ask = async (user: User, path: string, body?: object): Promise<void> => {
    const asked = era;
    const route = routes.get(user.personId);
    const answer = await fetch(`${entrance}/api${path}`, {
      method: body ? 'PUT' : 'GET',
      headers: {
        cookie: route ? `${user.cookie}; ${route}` : user.cookie,
        'x-formapro': '1',
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    }).catch(() => null);
    await answer?.arrayBuffer().catch(() => undefined);
    const given = answer?.headers.getSetCookie().find((line) => line.startsWith('fp-route='));
    if (given) routes.set(user.personId, given.split(';')[0] ?? '');
    const trouble = {
      companyId: user.companyId,
      status: answer?.status ?? 0,
      version: answer?.headers.get('x-fp-version') ?? '',
    };
    requests += 1;
    byVersion[trouble.version] = (byVersion[trouble.version] ?? 0) + 1;
    if (trouble.status === 0 || trouble.status >= 500) failed.push(trouble);
    // The first answer brings the token that the next ones are routed by.
    const check = () => {
      const isRight = [...asked.placements, ...answered.placements].some(
        ({ canary, stable, isOnCanary }) => trouble.version === (isOnCanary(user) && route ? canary : stable),
      );
      if (!isRight) misrouted.push(trouble);
    };
    const answered = era;
    if (answered.isMoving) answered.inDoubt.push(check);
    else check();
  };
  const work = async (): Promise<void> => {
    while (!isOver) {
      const user = users[turn % users.length];
      turn += 1;
      rounds = Math.floor(turn / users.length);
      if (!user) return;
      await ask(user, user.role === 'learner' ? '/my-training' : '/me');
      await ask(user, '/me/language', { language: 'fr' });
    }
  };
  const working = Array.from({ length: AT_ONCE }, work);
  return {
    /** Somebody moves people from now on: until `settled`, an answer may be of before or of after. */
    moving(): void {
      era = { placements: era.placements, isMoving: true, inDoubt: [] };
    },
    /** The move is in force and this is where people are: what was answered meanwhile is checked now. */
    settled(placement: Placement): void {
      const { placements, inDoubt } = era;
      era.placements = [...placements, placement];
      for (const check of inDoubt) check();
      era = { placements: [placement], isMoving: false, inDoubt: [] };
    },
    rounds: () => rounds,
    /** What was seen since the last report. */
    report(): CrowdReport {
      const seen = { requests, failed: failed.splice(0), misrouted: misrouted.splice(0), byVersion: { ...byVersion } };
      for (const version of Object.keys(byVersion)) delete byVersion[version];
      requests = 0;
      return seen;
    },
    async end(): Promise<void> {
      isOver = true;
      await Promise.all(working);
    },
  };
}
