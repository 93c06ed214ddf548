import { parisDay } from '../../../../kernel/clock.ts';
import type { Context } from '../../../../kernel/context.ts';
import type { PdfMaker } from '../../../../kernel/pdf/pdf-maker.ts';
import type { FileToSend } from '../../../../kernel/route.ts';
import { frenchDay } from '../../domain/french.ts';
import type { AdoptionSource, ContactSource, FreezeCalendars, PopulationSource } from '../../ports.ts';
import { findOrganisationName } from '../../store/recette/organisation.read.ts';
import { communicationPaper } from './communication-paper.ts';
import { dashboardPaper } from './dashboard-paper.ts';
import { maintenancePaper } from './maintenance-paper.ts';
import { strategyPaper } from './strategy-paper.ts';

/** Where the papers get what they say: everything is read when somebody opens one. */
export type PaperSources = {
  readonly adoption: AdoptionSource;
  readonly calendars: FreezeCalendars;
  readonly contacts: ContactSource;
  readonly population: PopulationSource;
  readonly pdfs: PdfMaker;
};
export type PaperName = 'strategy' | 'communication' | 'maintenance' | 'dashboards';

const FILE: Readonly<Record<PaperName, string>> = {
  strategy: 'strategie-de-deploiement',
  communication: 'plan-de-communication',
  maintenance: 'plan-mco',
  dashboards: 'tableau-de-bord',
};

/** A deliverable of the plan as a PDF, made from what the product holds now. */
export async function makePaper(ctx: Context, sources: PaperSources, paper: PaperName): Promise<FileToSend> {
  const facts = await factsOf(ctx, sources, paper);
  const data = {
    ...facts,
    organisation: { name: await findOrganisationName(ctx) },
    number: FILE[paper],
    issuedOn: frenchDay(ctx.now),
  };
  const bytes = await sources.pdfs.make(`release/${paper}-paper`, data, ctx.now);
  return { bytes, mediaType: 'application/pdf', name: `${FILE[paper]}-${parisDay(ctx.now)}.pdf`, inline: true };
}

function factsOf(ctx: Context, sources: PaperSources, paper: PaperName): Promise<object> {
  if (paper === 'strategy') return strategyPaper(ctx, sources);
  if (paper === 'communication') return communicationPaper(ctx, sources.contacts);
  return paper === 'maintenance' ? maintenancePaper(ctx) : dashboardPaper(ctx, sources.adoption);
}
