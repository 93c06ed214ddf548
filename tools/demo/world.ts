import { SECOND, TOWNS, TRADES } from './data/companies.ts';
import { FIRST_NAMES, LAST_NAMES } from './data/names.ts';
import { PROGRAMS } from './data/programs.ts';
import { type Chance, chance } from './random.ts';

export type Row = Readonly<Record<string, unknown>>;
export type DemoPerson = {
  id: string;
  firstName: string;
  lastName: string;
  email: string;
  companyId: string | null;
  jobTitle: string;
};
export type DemoCompany = {
  id: string;
  name: string;
  siret: string;
  town: string;
  postcode: string;
  opco: string;
  phone: string;
  /** Empty for a few: nobody can write to them. */
  email: string;
  jobs: readonly string[];
};

const SEED = 20_261_124;
export const COMPANIES = 120;
export const LEARNERS = 3_500;
/** One company in so many has left no address. */
const SILENT_EVERY = 40;

const ascii = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

function luhnSum(digits: string): number {
  return [...digits].reverse().reduce((sum, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return sum + (value > 9 ? value - 9 : value);
  }, 0);
}

function withKey(digits: string): string {
  return `${digits}${(10 - (luhnSum(`${digits}0`) % 10)) % 10}`;
}

/** A SIRET whose two keys are right: the SIREN's and the whole number's. */
export function demoSiret(dice: Chance): string {
  const siren = withKey(`9${String(dice.between(0, 9_999_999)).padStart(7, '0')}`);
  return withKey(`${siren}${String(dice.between(1, 40)).padStart(4, '0')}`);
}

export type DemoWorld = {
  dice: Chance;
  companies: DemoCompany[];
  learners: DemoPerson[];
  staff: (DemoPerson & { role: string })[];
  /** Whom the organisation writes to in each other company; they have no account. */
  contacts: DemoPerson[];
};

/** People and companies of the demonstration. The named ones stand first: they are the demonstration accounts. */
export function demoWorld(): DemoWorld {
  const dice = chance(SEED);
  const companies = demoCompanies(dice);
  const learners = demoLearners(dice, companies);
  const vernay = companies[0];
  const person = (role: string, firstName: string, lastName: string, companyId: string | null = null) => ({
    role,
    id: dice.uuid(),
    firstName,
    lastName,
    email: `${ascii(firstName)}.${ascii(lastName)}@${companyId ? 'laboratoires-vernay' : 'rivage-formation'}.example`,
    companyId,
    jobTitle: '',
  });
  const staff = [
    person('trainingAdministrator', 'Nadia', 'Benhamou'),
    person('trainingAdministrator', 'Claire', 'Le Goff'),
    person('trainingAdministrator', 'Mathilde', 'Rolland'),
    person('director', 'Philippe', 'Sauvage'),
    person('qualityManager', 'Inès', 'Delaunay'),
    person('systemAdministrator', 'Romain', 'Cosnard'),
    person('auditor', 'Hélène', 'Vasseur'),
    ...[
      ['Amina', 'Cherif'],
      ['Julien', 'Morvan'],
      ['Élodie', 'Girard'],
      ['Thomas', 'Nguyen'],
      ['Paul', 'Lacombe'],
      ['Soizic', 'Tréguer'],
    ].map(([first = '', last = '']) => person('trainer', first, last)),
    person('companyManager', 'Isabelle', 'Fortin', vernay?.id ?? null),
  ];
  return { dice, companies, learners, staff, contacts: demoContacts(companies.slice(TESTED)) };
}

/** The first companies: their people of training have accounts, and test the product. */
const TESTED = 5;

/** Drawn apart from the rest, so that what one draws does not move the other. */
function demoContacts(companies: readonly DemoCompany[]): DemoPerson[] {
  const dice = chance(SEED + 1);
  return companies.map(({ id, name }) => {
    const [firstName, lastName] = [dice.pick(FIRST_NAMES), dice.pick(LAST_NAMES)];
    const email = `formation@${ascii(name)}.example`;
    return { id: dice.uuid(), firstName, lastName, email, companyId: id, jobTitle: 'Responsable formation' };
  });
}

function demoCompanies(dice: Chance): DemoCompany[] {
  const names = new Set<string>(['Laboratoires Vernay']);
  while (names.size < COMPANIES) names.add(`${dice.pick(dice.pick(TRADES).first)} ${dice.pick(SECOND)}`);
  return [...names].map((name, index) => {
    const trade = TRADES.find(({ first }) => first.some((word) => name.startsWith(word))) ?? TRADES[0];
    const [town, postcode] = dice.pick(TOWNS);
    const email = index % SILENT_EVERY === SILENT_EVERY - 1 ? '' : `formation@${ascii(name)}.example`;
    const phone = `02 61 91 ${String(10 + Math.floor(index / 100))} ${String(index % 100).padStart(2, '0')}`;
    const { opco, jobs } = trade;
    return { id: dice.uuid(), name, siret: demoSiret(dice), town, postcode, opco, phone, email, jobs };
  });
}

function demoLearners(dice: Chance, companies: readonly DemoCompany[]): DemoPerson[] {
  const emails = new Set<string>();
  return Array.from({ length: LEARNERS }, (_, index) => {
    const company = companies[index < 24 ? 0 : dice.between(0, companies.length - 1)];
    if (!company) throw new Error('there is no company');
    const firstName = index === 0 ? 'Zoé' : dice.pick(FIRST_NAMES);
    const lastName = index === 0 ? 'Delmas' : dice.pick(LAST_NAMES);
    const base = `${ascii(firstName)}.${ascii(lastName)}`;
    let email = `${base}@${ascii(company.name)}.example`;
    for (let twin = 2; emails.has(email); twin++) email = `${base}${twin}@${ascii(company.name)}.example`;
    emails.add(email);
    return { id: dice.uuid(), firstName, lastName, email, companyId: company.id, jobTitle: dice.pick(company.jobs) };
  });
}

/** Programs as published versions, their text built from what they are sold for. */
export function demoPrograms(dice: Chance) {
  return PROGRAMS.map(([code, title, halfDays, priceEuros, objectives]) => ({
    programId: dice.uuid(),
    versionId: dice.uuid(),
    code,
    title,
    halfDays,
    objectives: [...objectives],
    priceCents: priceEuros * 100,
    content: objectives.map((objective, index) => ({
      title: `Séquence ${index + 1}\u00a0: ${objective.charAt(0).toLowerCase()}${objective.slice(1)}`,
      text: 'Apports courts, mise en pratique sur les situations des participants, retour du groupe.',
      plannedMn: Math.round((halfDays * 210) / objectives.length),
    })),
  }));
}

/** Handwriting: two or three strokes of a hand that always signs the same way. */
export function demoStrokes(seed: number): [number, number][][] {
  const dice = chance(seed);
  const loops = dice.between(3, 6);
  const height = 0.2 + dice.share() * 0.25;
  const body = Array.from({ length: loops * 6 }, (_, step): [number, number] => {
    const along = step / (loops * 6);
    const swing = Math.sin(along * loops * 2 * Math.PI + dice.share() * 0.5);
    return [round(0.12 + along * 0.66), round(0.5 - swing * height * (0.5 + dice.share() * 0.5))];
  });
  return [
    body,
    [
      [0.2, round(0.72 + dice.share() * 0.1)],
      [0.55, round(0.68 + dice.share() * 0.1)],
      [0.9, round(0.7 - dice.share() * 0.2)],
    ],
  ];
}

const round = (value: number) => Math.round(value * 1000) / 1000;
