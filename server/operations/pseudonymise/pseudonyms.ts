import { createHmac } from 'node:crypto';
import { SECOND, TOWNS, TRADES } from '../../../tools/demo/data/companies.ts';
import { FIRST_NAMES, LAST_NAMES } from '../../../tools/demo/data/names.ts';

/** Invented values, always the same for the same original under one key, and nothing without the key. */
export type Pseudonyms = {
  /** First and last name together; `attempt` gives others when the first are somebody's. */
  person(first: string, last: string, attempt?: number): [string, string];
  /** `attempt` gives another name when the first is somebody's. */
  companyName(original: string, attempt?: number): string;
  email(original: string): string;
  phone(original: string): string;
  siret(original: string): string;
  street(original: string): string;
  town(original: string): string;
  postcode(original: string): string;
  fileName(original: string): string;
  /** As many characters, none of the original. */
  sameSize(original: string): string;
};

const STREETS = ['des Tilleuls', 'du Port', 'de la Gare', 'des Écoles', 'du Moulin', 'Victor-Hugo', 'de la République'];
const FILLER = 'texte remplacé pour cette copie, il ne dit rien de personne ; ';

export function pseudonyms(key: Uint8Array): Pseudonyms {
  const digest = (purpose: string, original: string) =>
    createHmac('sha256', key).update(`${purpose}\n${original.trim().toLowerCase()}`).digest();
  const number = (purpose: string, original: string, below: number) =>
    Number(digest(purpose, original).readBigUInt64BE(0) % BigInt(below));
  const pick = <T>(purpose: string, original: string, list: readonly T[]): T =>
    list[number(purpose, original, list.length)] as T;
  const digits = (purpose: string, original: string, count: number) =>
    String(number(purpose, original, 10 ** count)).padStart(count, '0');
  const place = (original: string) => pick('town', original, TOWNS);
  return {
    person(first, last, attempt = 0) {
      const seed = `${first} ${last} ${attempt}`;
      return [pick('first name', seed, FIRST_NAMES), pick('last name', seed, LAST_NAMES)];
    },
    companyName(original, attempt = 0) {
      const seed = attempt === 0 ? original : `${original} ${attempt}`;
      return `${pick('trade', seed, pick('kind', seed, TRADES).first)} ${pick('place', seed, SECOND)} ${digits('company', seed, 4)}`;
    },
    // `.example` is reserved (RFC 2606): nothing sent there can reach anybody.
    email: (original) => `${digest('email', original).toString('hex').slice(0, 16)}@personne.example`,
    // 06 39 98 is kept for fiction by the French regulator (ARCEP, numbering plan).
    phone: (original) => `06 39 98 ${digits('phone', original, 4).replace(/(..)/, '$1 ')}`,
    siret(original) {
      const siren = withKey(digits('siren', original, 8));
      return withKey(`${siren}${digits('site', original, 4)}`);
    },
    street: (original) =>
      original === '' ? '' : `${number('number', original, 90) + 1} rue ${pick('street', original, STREETS)}`,
    town: (original) => (original === '' ? '' : place(original)[0]),
    postcode: (original) => (original === '' ? '' : place(original)[1]),
    fileName: (original) =>
      `document-${digest('file', original).toString('hex').slice(0, 12)}${/\.\w{1,8}$/.exec(original)?.[0] ?? ''}`,
    sameSize: (original) => FILLER.repeat(Math.ceil(original.length / FILLER.length)).slice(0, original.length),
  };
}

/** Appends the digit that makes a SIREN or SIRET valid (Luhn key, INSEE). */
function withKey(digits: string): string {
  const sum = [...`${digits}0`].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}
