import type { Context } from '../../../kernel/context.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import {
  type ExpectedPerson,
  listExpected,
  listSealedSheets,
  type SealedLine,
  type SealedSheet,
} from '../../attendance/index.ts';
import type { TrainingOrganisation } from '../../people/index.ts';
import type { SessionDetails } from '../../sessions/index.ts';
import { drawingOf } from '../domain/drawing.ts';
import { frenchDays, frenchTime, frenchWeekday, fullName, pageText } from '../domain/french.ts';
import { decimalHours } from '../domain/provable-hours.ts';
import { pageOrganisation } from './certificate-facts.ts';

/** Half-days side by side on one landscape page. */
const PER_PAGE = 4;
const ABSENCES: Readonly<Record<string, string>> = {
  // Why somebody was away is nobody's business on a sheet that the group sees.
  ABSENT_JUSTIFIED: 'Absence justifiée',
  ABSENT_UNJUSTIFIED: 'Absent',
  EXCUSED_BY_OF: 'Dispensé par l’organisme',
  SIGNATURE_MISSING: 'Signature manquante',
};

/** What the sheet of a session shows, from half-days that were countersigned and nothing else. */
export async function attendanceSheetFacts(ctx: Context, session: SessionDetails, organisation: TrainingOrganisation) {
  const sheets = await listSealedSheets(ctx, session.sessionId);
  if (sheets.length === 0) throw new Refusal('SHEET_NOTHING_SEALED');
  const expected = await listExpected(
    ctx,
    sheets.map(({ slotId }) => slotId),
  );
  const plannedMn = sheets.reduce((sum, one) => sum + minutesBetween(one.plannedStartsAt, one.plannedEndsAt), 0);
  const pages = Array.from({ length: Math.ceil(sheets.length / PER_PAGE) }, (_, page) =>
    sheets.slice(page * PER_PAGE, (page + 1) * PER_PAGE),
  );
  return {
    organisation: pageOrganisation(organisation),
    session: { code: session.code, title: pageText(session.title) },
    dates: frenchDays(sheets.map(({ day }) => day)),
    place: pageText(placeOf(session, sheets)),
    trainer: pageText(session.trainerName ?? sheets[0]?.trainerName ?? ''),
    plannedHours: `${decimalHours(plannedMn)} heures, ${sheets.length} demi-journée${sheets.length > 1 ? 's' : ''}`,
    pages: pages.map((group) => pageOf(group, expected)),
    seals: sheets.map(({ slotId, sealedSha256 }) => ({ slotId, sealedSha256 })),
  };
}

function pageOf(sheets: readonly SealedSheet[], expected: readonly ExpectedPerson[]) {
  const people = [...new Map(expected.map((one) => [one.enrolmentId, one])).values()];
  const lineOf = (sheet: SealedSheet, enrolmentId: string) =>
    sheet.lines.find((line) => line.enrolmentId === enrolmentId) ?? null;
  const rows = people.map((person) => {
    const cells = sheets.map((sheet) => {
      const mine = expected.find((one) => one.slotId === sheet.slotId && one.enrolmentId === person.enrolmentId);
      return cellOf(mine ?? person, lineOf(sheet, person.enrolmentId));
    });
    const attendedMn = sheets.reduce((sum, sheet) => sum + (lineOf(sheet, person.enrolmentId)?.attendedMn ?? 0), 0);
    return {
      name: pageText(fullName(person)),
      company: pageText(person.companyName ?? ''),
      cells,
      hours: decimalHours(attendedMn),
      attendedMn,
    };
  });
  return {
    slots: sheets.map((sheet) => ({
      name: `${frenchWeekday(sheet.day)}, ${sheet.half === 'morning' ? 'matin' : 'après-midi'}`,
      planned: `${frenchTime(sheet.plannedStartsAt)} – ${frenchTime(sheet.plannedEndsAt)}`,
      actual: `${frenchTime(sheet.startsAt)} – ${frenchTime(sheet.endsAt)}`,
      presence: `${sheet.lines.filter(({ attendedMn }) => attendedMn > 0).length} sur ${sheet.lines.length}`,
      countersignature: {
        who: sheet.trainerName ?? '',
        drawing: drawingOf(sheet.trainerStrokes),
        typed: !sheet.trainerStrokes,
        time: frenchTime(sheet.countersignedAt),
        note: '',
      },
    })),
    people: rows.map(({ attendedMn: _, ...row }) => row),
    totalHours: decimalHours(rows.reduce((sum, { attendedMn }) => sum + attendedMn, 0)),
  };
}

function cellOf(person: ExpectedPerson, line: SealedLine | null) {
  const absence = line ? (ABSENCES[line.status] ?? '') : 'Non attendu';
  return {
    who: pageText(fullName(person)),
    absence,
    drawing: absence ? '' : drawingOf(person.strokes),
    typed: !absence && person.signedAt !== null && !person.strokes,
    time: person.signedAt && !absence ? frenchTime(person.signedAt) : '',
    note: absence ? '' : noteOf(person, line),
  };
}

function noteOf(person: ExpectedPerson, line: SealedLine | null): string {
  const lateMn = person.markLateMn || person.signedLateMn || 0;
  if (line?.status === 'LATE' && lateMn > 0) return `retard ${lateMn}\u00a0min`;
  if (line?.status === 'LEFT_EARLY' && person.markEarlyMn) return `parti ${person.markEarlyMn}\u00a0min plus tôt`;
  return person.signedAt === null ? 'présence notée par le formateur' : '';
}

function placeOf(session: SessionDetails, sheets: readonly SealedSheet[]): string {
  const isVirtual = sheets.every(({ modality }) => modality === 'virtualClass');
  return isVirtual ? 'Classe virtuelle' : [session.place, 'présentiel'].filter(Boolean).join(', ');
}

const minutesBetween = (from: Date, to: Date) => Math.round((to.getTime() - from.getTime()) / 60_000);
