import { type Context, personOf } from '../../../kernel/context.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { neutralCsv } from '../../../kernel/spreadsheet/csv-out.ts';
import { readLearnerPaths } from '../../learning/index.ts';
import * as homes from '../store/company-home.read.ts';

const PAGE = 50;
/** Lines of the spreadsheet: more than any client company has people in training. */
const EXPORT_MAX = 5_000;

/** The home of a company's training manager: its people, their presence and progress, what comes next. */
export async function readCompanyHome(ctx: Context, asked: homes.CompanyFilter & { page: number }) {
  const { companyId, companyName } = await ownCompany(ctx);
  const { rows, total } = await peopleOf(ctx, companyId, { ...asked, size: PAGE });
  const next = await homes.listNextSessions(ctx, companyId);
  return {
    companyName,
    counts: await homes.countByTime(ctx, companyId),
    nextSessions: next.map((one) => ({
      ...one,
      startsAt: one.startsAt.toISOString(),
      endsAt: one.endsAt.toISOString(),
    })),
    total,
    rows: rows.map((row) => ({ ...row, nextAt: row.nextAt?.toISOString() ?? null })),
  };
}

const TIMES = { current: 'En cours', toCome: 'À venir', past: 'Terminée' } as const;

/** What the list shows, without its pages, for a spreadsheet. */
export async function exportCompanyHome(ctx: Context, asked: homes.CompanyFilter): Promise<Uint8Array> {
  const { companyId } = await ownCompany(ctx);
  const { rows } = await peopleOf(ctx, companyId, { ...asked, page: 1, size: EXPORT_MAX });
  return neutralCsv(
    [
      'Nom',
      'Prénom',
      'Formation',
      'Du',
      'Au',
      'État',
      'Étapes terminées',
      'Étapes',
      'Minutes de présence',
      'Minutes prévues',
      'Certificat',
    ],
    rows.map((row) => [
      row.lastName,
      row.firstName,
      row.title,
      row.startsOn,
      row.endsOn,
      TIMES[row.time],
      row.stepsDone,
      row.steps,
      row.attendedMn,
      row.plannedMn,
      row.certificate?.number ?? '',
    ]),
  );
}

async function ownCompany(ctx: Context): Promise<{ companyId: string; companyName: string }> {
  const { companyId } = personOf(ctx);
  const companyName = companyId ? await homes.findCompanyName(ctx, companyId) : null;
  if (!companyId || !companyName) throw new Refusal('NOT_FOUND');
  return { companyId, companyName };
}

/** People with how many steps of their path are done: the figure leaves, scores and answers do not. */
async function peopleOf(ctx: Context, companyId: string, asked: homes.CompanyFilter & { page: number; size: number }) {
  const { rows, total } = await homes.listCompanyPeople(ctx, companyId, asked);
  const paths = await readLearnerPaths(
    ctx,
    rows.map(({ enrolmentId }) => enrolmentId),
  );
  return {
    total,
    rows: rows.map((row) => {
      const steps = paths.get(row.enrolmentId) ?? [];
      return {
        ...row,
        steps: steps.length,
        stepsDone: steps.filter(({ state }) => state === 'completed').length,
      };
    }),
  };
}
