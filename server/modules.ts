import { graveFacts } from './grave-facts.ts';
import { archiveRefusals } from './kernel/archive/refusals.ts';
import type { Module } from './kernel/module.ts';
import type { PdfMaker } from './kernel/pdf/pdf-maker.ts';
import type { RefusalTexts } from './kernel/refusal.ts';
import { kernelRefusals } from './kernel/refusals.ts';
import { spreadsheetRefusals } from './kernel/spreadsheet/refusals.ts';
import { registerActions } from './kernel/trail.ts';
import { assessmentModule } from './modules/assessment/index.ts';
import { attendanceModule, countUnsealed } from './modules/attendance/index.ts';
import { catalogueModule } from './modules/catalogue/index.ts';
import { documentsModule } from './modules/documents/index.ts';
import { enrolmentModule } from './modules/enrolment/index.ts';
import { identityModule } from './modules/identity/index.ts';
import type { PasskeyJudge, PasswordHash } from './modules/identity/ports.ts';
import { learningModule } from './modules/learning/index.ts';
import { messagingModule } from './modules/messaging/index.ts';
import type { MailTransport } from './modules/messaging/ports.ts';
import { countAdoption, countPeople, listContacts, peopleModule } from './modules/people/index.ts';
import { qualityModule } from './modules/quality/index.ts';
import type { AnchorStore, TimeStampStore } from './modules/quality/ports.ts';
import { releaseModule } from './modules/release/index.ts';
import type { Backups, FreezeCalendars } from './modules/release/ports.ts';
import { reportingModule } from './modules/reporting/index.ts';
import { sessionsModule } from './modules/sessions/index.ts';

export type Adapters = {
  readonly passwords: PasswordHash;
  readonly passkeys: PasskeyJudge;
  readonly anchors: AnchorStore;
  readonly timeStamps: TimeStampStore;
  readonly pdfs: PdfMaker;
  readonly mail: MailTransport | null;
  /** Null: this machine has no key to encrypt backups with. */
  readonly backups: Backups | null;
  readonly calendars: FreezeCalendars;
};

/** Every module of the product, given its adapters. The one list: routes, jobs, actions and refusals come from it. */
export function allModules(adapters: Adapters): Module[] {
  const modules = [
    messagingModule(adapters),
    identityModule(adapters),
    peopleModule,
    catalogueModule,
    sessionsModule({ countUnsealed }),
    enrolmentModule,
    assessmentModule,
    attendanceModule,
    learningModule,
    documentsModule(adapters),
    qualityModule(adapters),
    reportingModule,
    releaseModule({
      ...adapters,
      adoption: { adoption: countAdoption },
      contacts: { contacts: listContacts },
      population: { population: countPeople },
      proof: graveFacts(adapters.anchors),
    }),
  ];
  for (const module of modules) registerActions(module.actions);
  return modules;
}

/** What steers a release and nothing else: it answers when the product does not. */
export function cockpitModules(adapters: Adapters): Module[] {
  const needed = new Set(['messaging', 'identity', 'people', 'quality', 'release']);
  return allModules(adapters).filter(({ name }) => needed.has(name));
}

/** Sentences of every refusal. Two modules with the same code are a defect. */
export function allRefusals(modules: readonly Module[]): RefusalTexts {
  const texts: Record<string, RefusalTexts[string]> = { ...kernelRefusals, ...archiveRefusals, ...spreadsheetRefusals };
  for (const module of modules) {
    for (const [code, text] of Object.entries(module.refusals)) {
      if (code in texts) throw new Error(`the refusal ${code} is declared twice`);
      texts[code] = text;
    }
  }
  return texts;
}
