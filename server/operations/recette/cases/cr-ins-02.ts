import type { Page } from 'playwright-core';
import type { z } from 'zod';
import type { Roster } from '../../../../contract/enrolment.ts';
import { givenSession, read } from '../given.ts';
import { expectThat, type Scenario, type Scene } from '../scenario.ts';

const PEOPLE = 150;
const HEAD = 'Nom;Prénom;Courriel;Entreprise;Date de naissance';

/** A file of 150 people with four faults: checked, corrected, enrolled, and sent a second time. */
export const crIns02: Scenario = {
  code: 'CR-INS-02',
  async play(scene) {
    const office = await scene.enter('trainingAdministrator');
    const { sessionId } = await givenSession(office, { mark: scene.mark, title: 'Import de 150 inscrits', seats: 200 });
    const companies = await read<{ rows: { name: string }[] }>(office, '/companies?size=1');
    const company = companies.rows[0]?.name ?? '';
    // Nobody of an earlier run on this environment has these names.
    const names = Array.from(scene.mark, (digit) => letters(Number.parseInt(digit, 36) || 0)).join('');
    const right = (at: number) => [
      `Recette${names}${letters(at)}`,
      `Camille${letters(at)}`,
      `p${at}.${scene.mark}@recette.example`,
      company,
      '14/01/1985',
    ];
    const lines = Array.from({ length: PEOPLE }, (_, at) => right(at + 1));
    const wrong = lines.map((cells, at) => wrongAt(at, { cells, first: lines[0] ?? [], mark: scene.mark }));

    const seen = { roster: null as z.infer<typeof Roster> | null };
    await scene.step(office, async () => {
      seen.roster = await drop(office, { sessionId, lines: wrong, scene });
      await office.getByText('150 lignes lues').waitFor();
    });
    await scene.step(office, async () => {
      const said = (seen.roster?.lines ?? []).flatMap(({ line, remarks }) =>
        remarks.filter(({ code }) => code !== 'COMPANY_KNOWN').map(({ code }) => `${code} ligne ${line}`),
      );
      const awaited = ['SAME_PERSON_IN_FILE 11', 'EMAIL_INVALID 21', 'COMPANY_NEW 31', 'BIRTH_DATE_INVALID 41'].map(
        (one) => one.replace(' ', ' ligne '),
      );
      expectThat(said.join() === awaited.join(), `le contrôle signale ${said.join(', ') || 'rien'}.`);
      const enrolled = await countEnrolled(office, sessionId);
      expectThat(enrolled === 0, `${enrolled} inscriptions ont été écrites pendant le contrôle.`);
    });
    await scene.step(office, async () => {
      await drop(office, { sessionId, lines, scene });
      await office.getByRole('button', { name: `Inscrire ${PEOPLE} personnes` }).click();
      await office.getByRole('heading', { name: /Import de 150 inscrits/ }).waitFor();
      const enrolled = await countEnrolled(office, sessionId);
      expectThat(enrolled === PEOPLE, `${enrolled} inscriptions au lieu de ${PEOPLE}.`);
    });
    await scene.step(office, async () => {
      const again = await drop(office, { sessionId, lines, scene });
      await office.getByText('0 personne à inscrire').waitFor();
      const enrolled = await countEnrolled(office, sessionId);
      expectThat(
        again.toEnrol === 0 && enrolled === PEOPLE,
        `le second passage propose ${again.toEnrol} inscriptions, ${enrolled} sont là.`,
      );
    });
  },
};

/** The four faults, at lines 11, 21, 31 and 41 of the file (the first line holds the titles). */
function wrongAt(at: number, { cells, first, mark }: { cells: string[]; first: string[]; mark: string }): string[] {
  const [last = '', name = '', email = '', company = '', born = ''] = cells;
  if (at === 9) return [first[0] ?? '', first[1] ?? '', email, company, born];
  if (at === 19) return [last, name, 'adresse sans arobase', company, born];
  if (at === 29) return [last, name, email, `Inconnue ${mark}`, born];
  return at === 39 ? [last, name, email, company, '31/02/1985'] : cells;
}

/** A number written with letters, so that each person has a name of their own: AA, AB, … */
const letters = (at: number) => String.fromCharCode(97 + Math.floor(at / 26), 97 + (at % 26));

async function drop(
  office: Page,
  { sessionId, lines, scene }: { sessionId: string; lines: readonly string[][]; scene: Scene },
): Promise<z.infer<typeof Roster>> {
  const text = [HEAD, ...lines.map((cells) => cells.join(';'))].join('\r\n');
  await office.goto(`/sessions/${sessionId}/inscrire`);
  const file = { name: `inscrits-${scene.mark}.csv`, mimeType: 'text/csv', buffer: Buffer.from(text) };
  const [answer] = await Promise.all([
    office.waitForResponse((one) => one.url().endsWith('/rosters')),
    office.locator('input[type=file]').setInputFiles(file),
  ]);
  expectThat(answer.ok(), `le fichier est refusé (${answer.status()}).`);
  return (await answer.json()) as z.infer<typeof Roster>;
}

async function countEnrolled(office: Page, sessionId: string): Promise<number> {
  return (await read<{ rows: unknown[] }>(office, `/sessions/${sessionId}/enrolments`)).rows.length;
}
