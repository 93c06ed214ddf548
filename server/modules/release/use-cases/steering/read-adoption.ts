import type { Context } from '../../../../kernel/context.ts';
import type { FileToSend } from '../../../../kernel/route.ts';
import {
  activeBp,
  audiencesOf,
  type CallReason,
  type CompanyAdoption,
  callReason,
  cohortsOf,
} from '../../domain/steering/adoption.ts';
import type { AdoptionSource } from '../../ports.ts';
import { findLatest, listMembers } from '../../store/rollout/rollout.store.ts';
import { findThresholds } from '../../store/steering/threshold.store.ts';
import { sheetFile } from './sheet-file.ts';

const DAY_MS = 86_400_000;
const PAGE = 20;

export async function countAdoption(ctx: Context, source: AdoptionSource) {
  const before = (days: number) => new Date(ctx.now.getTime() - days * DAY_MS);
  return source.adoption(ctx, { days7: before(7), days30: before(30) });
}

/** Who uses the product: by audience against its target, by cohort of the rollout, and how many companies to call. */
export async function readAdoption(ctx: Context, source: AdoptionSource) {
  const adoption = await countAdoption(ctx, source);
  const thresholds = await findThresholds(ctx);
  const rollout = await findLatest(ctx);
  const members = rollout ? await listMembers(ctx, rollout.id) : [];
  const stepOf = new Map(members.filter(({ kind }) => kind === 'company').map(({ key, step }) => [key, step]));
  return {
    audiences: audiencesOf(adoption, thresholds),
    cohorts: rollout ? cohortsOf(adoption.companies, stepOf) : [],
    companies: adoption.companies.length,
    toCall: adoption.companies.filter((company) => callReason(company, thresholds.learnerActiveBp)).length,
    targetBp: thresholds.learnerActiveBp,
  };
}

type Asked = { search?: string | undefined; only?: 'toCall' | undefined };
type Line = CompanyAdoption & { reason: CallReason | null; activeBp: number };

const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
const missing = ({ people, active30 }: Line) => people - active30;

/** Companies as a caller takes them: first those where most people are missing. */
async function linesOf(ctx: Context, source: AdoptionSource, { search, only }: Asked): Promise<Line[]> {
  const { companies } = await countAdoption(ctx, source);
  const { learnerActiveBp } = await findThresholds(ctx);
  const wanted = fold(search ?? '');
  return companies
    .map((company) => ({
      ...company,
      reason: callReason(company, learnerActiveBp),
      activeBp: activeBp(company),
    }))
    .filter(({ name, reason }) => fold(name).includes(wanted) && (only !== 'toCall' || reason !== null))
    .toSorted((a, b) => missing(b) - missing(a) || a.name.localeCompare(b.name, 'fr'));
}

export async function readAdoptionCompanies(ctx: Context, source: AdoptionSource, asked: Asked & { page: number }) {
  const lines = await linesOf(ctx, source, asked);
  return {
    total: lines.length,
    rows: lines.slice((asked.page - 1) * PAGE, asked.page * PAGE).map(({ managers, lastSeenAt, ...line }) => ({
      ...line,
      hasSpace: managers.opened > 0,
      lastSeenAt: lastSeenAt?.toISOString() ?? null,
    })),
  };
}

const COLUMNS = [
  'Entreprise',
  'Téléphone',
  'Stagiaires',
  'Comptes ouverts',
  'Actifs sur 7 jours',
  'Actifs sur 30 jours',
  'Actifs (%)',
  'Dernière venue',
  'Espace entreprise ouvert',
  'Pourquoi appeler',
];
const WIDTHS = [40, 16, 12, 14, 14, 14, 10, 16, 16, 30];
const WHY: Readonly<Record<CallReason, string>> = {
  neverOpened: 'Aucun compte ouvert',
  silent: 'Personne depuis 30 jours',
  belowTarget: 'Sous la cible',
};
const DAY = new Intl.DateTimeFormat('fr-FR', { timeZone: 'Europe/Paris', dateStyle: 'short' });

export async function exportAdoption(
  ctx: Context,
  source: AdoptionSource,
  { format, ...asked }: Asked & { format: 'csv' | 'xlsx' },
): Promise<FileToSend> {
  const rows = (await linesOf(ctx, source, asked)).map((line) => [
    line.name,
    line.phone,
    line.people,
    line.opened,
    line.active7,
    line.active30,
    line.activeBp / 100,
    line.lastSeenAt ? DAY.format(line.lastSeenAt) : '',
    line.managers.opened > 0 ? 'oui' : 'non',
    line.reason ? WHY[line.reason] : '',
  ]);
  const sheet = { columns: COLUMNS, rows, widths: WIDTHS };
  return sheetFile(sheet, { format, name: 'adoption-par-entreprise', title: 'Adoption', madeAt: ctx.now });
}
