import type { RosterField } from './roster-columns.ts';

export type Remark = {
  readonly code: RemarkCode;
  readonly field: RosterField | null;
  readonly detail: string;
  readonly blocking: boolean;
};
export type RemarkCode =
  | 'NAME_MISSING'
  | 'EMAIL_INVALID'
  | 'EMAIL_MISTYPED'
  | 'EMAIL_MISSING'
  | 'SIRET_REPAIRED'
  | 'SIRET_INVALID'
  | 'BIRTH_DATE_INVALID'
  | 'SAME_PERSON_IN_FILE'
  | 'ALREADY_ENROLLED'
  | 'PERSON_KNOWN'
  | 'PERSON_SIMILAR'
  | 'COMPANY_NEW'
  | 'COMPANY_KNOWN';

export type RosterLine = {
  readonly line: number;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string | null;
  readonly companyName: string | null;
  readonly siret: string | null;
  readonly phone: string | null;
  readonly jobTitle: string;
  readonly birthDate: string | null;
  readonly remarks: readonly Remark[];
};

/** How names, addresses and keys are read: given by the people module, so that there is one rule. */
export type Readers = {
  properName(text: string): string;
  nameKey(firstName: string, lastName: string): string;
  readEmail(text: string): { email: string; suggestion: string | null } | null;
  readSiret(text: string): { siret: string; repaired: boolean } | null;
};

type Cells = Readonly<Partial<Record<RosterField, string>>>;

/** One line as people: what was repaired is said, what cannot be used is left out and said. */
export function readLine(line: number, cells: Cells, readers: Readers): RosterLine {
  const remarks: Remark[] = [];
  const say = (code: RemarkCode, field: RosterField | null, detail: string, blocking = false) =>
    remarks.push({ code, field, detail, blocking });
  const names = readNames(cells, readers);
  if (!names.firstName || !names.lastName) say('NAME_MISSING', 'lastName', '', true);
  const email = readEmailCell(cells.email ?? '', readers, say);
  const siret = readSiretCell(cells.siret ?? '', readers, say);
  const birthDate = readDay(cells.birthDate ?? '');
  if (cells.birthDate && !birthDate) say('BIRTH_DATE_INVALID', 'birthDate', cells.birthDate);
  return {
    ...names,
    line,
    email,
    siret,
    birthDate,
    companyName: cells.companyName || null,
    phone: readPhone(cells.phone ?? ''),
    jobTitle: (cells.jobTitle ?? '').slice(0, 200),
    remarks,
  };
}

type Say = (code: RemarkCode, field: RosterField | null, detail: string, blocking?: boolean) => void;

function readEmailCell(text: string, readers: Readers, say: Say): string | null {
  if (!text) {
    say('EMAIL_MISSING', 'email', '');
    return null;
  }
  const read = readers.readEmail(text);
  if (!read) say('EMAIL_INVALID', 'email', text);
  else if (read.suggestion) say('EMAIL_MISTYPED', 'email', read.suggestion);
  return read?.email ?? null;
}

function readSiretCell(text: string, readers: Readers, say: Say): string | null {
  if (!text) return null;
  const read = readers.readSiret(text);
  if (!read) say('SIRET_INVALID', 'siret', text);
  else if (read.repaired) say('SIRET_REPAIRED', 'siret', read.siret);
  return read?.siret ?? null;
}

/** `DUPONT Zoé` is cut at the end of the capitals; without capitals the first word is the last name, as lists are sorted. */
function readNames(cells: Cells, { properName }: Readers): { firstName: string; lastName: string } {
  if (cells.lastName || cells.firstName)
    return { firstName: properName(cells.firstName ?? ''), lastName: properName(cells.lastName ?? '') };
  const words = (cells.fullName ?? '').split(/\s+/).filter(Boolean);
  const capitals = words.filter((word) => word === word.toUpperCase());
  const others = words.filter((word) => word !== word.toUpperCase());
  if (capitals.length > 0 && others.length > 0)
    return { lastName: properName(capitals.join(' ')), firstName: properName(others.join(' ')) };
  return { lastName: properName(words[0] ?? ''), firstName: properName(words.slice(1).join(' ')) };
}

/** Digits of a French number with the zero that spreadsheets eat; other numbers as typed. Null when empty. */
export function readPhone(text: string): string | null {
  const digits = text.replace(/[^\d+]/g, '').replace(/^(\+33|0033)0?/, '0');
  if (!digits) return null;
  const whole = /^[1-9]\d{8}$/.test(digits) ? `0${digits}` : digits;
  return whole.slice(0, 30);
}

/** A day as French files write it (14/01/1985, 14-01-85 is refused, 1985-01-14, a spreadsheet serial), or null. */
export function readDay(text: string): string | null {
  const french = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text.trim());
  const iso = french ? `${french[3]}-${french[2]?.padStart(2, '0')}-${french[1]?.padStart(2, '0')}` : text.trim();
  if (/^\d{5}$/.test(iso)) return serialDay(Number(iso));
  const at = /^\d{4}-\d{2}-\d{2}$/.test(iso) ? new Date(`${iso}T00:00:00Z`) : null;
  return at && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(iso) ? iso : null;
}

const DAY_MS = 86_400_000;

function serialDay(serial: number): string {
  return new Date(Date.UTC(1899, 11, 30) + serial * DAY_MS).toISOString().slice(0, 10);
}

/** Marks the lines that name somebody already named above: same address, or same name in the same company. */
export function markTwins(lines: readonly RosterLine[], readers: Readers): RosterLine[] {
  const seen = new Map<string, number>();
  return lines.map((one) => {
    const keys = [
      one.email ? `mail ${one.email}` : null,
      `name ${readers.nameKey(one.firstName, one.lastName)}`,
    ].filter((key) => key !== null);
    const first = keys.map((key) => seen.get(key)).find((line) => line !== undefined);
    for (const key of keys) if (!seen.has(key)) seen.set(key, one.line);
    if (first === undefined) return one;
    return {
      ...one,
      remarks: [...one.remarks, { code: 'SAME_PERSON_IN_FILE', field: null, detail: String(first), blocking: false }],
    };
  });
}
