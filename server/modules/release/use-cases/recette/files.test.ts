import { expect, test } from 'vitest';
import { readSpreadsheet } from '../../../../kernel/spreadsheet/read.ts';
import { neutralXlsx } from '../../../../kernel/spreadsheet/xlsx-out.ts';
import { digest, givenCampaign } from '../../../../test/builders/recette.ts';
import { httpWorld } from '../../../../test/http.ts';
import { person, refusalOf, world } from '../../../../test/world.ts';
import { BOOK_COLUMNS } from '../../domain/recette/book-sheet.ts';
import { importBook } from './import-book.ts';
import { exportBook, readBook } from './read-book.ts';
import { readItem } from './read-items.ts';
import { recordExecution } from './record-execution.ts';
import { openScreenshot, takeScreenshot } from './screenshots.ts';
import { takeShippedBook } from './take-book.ts';

const w = await world();
const http = await httpWorld(w);
const staff = person('trainingAdministrator', crypto.randomUUID());
const scope = { actor: staff, reach: 'all' } as const;
// One white pixel.
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4//8/AAX+Av4N70a4AAAAAElFTkSuQmCC',
  'base64',
);

async function given(bytes: Buffer, name = 'fichier') {
  const fileId = crypto.randomUUID();
  const stored = await w.app.files.put(fileId, bytes);
  return { fileId, name, mediaType: 'application/octet-stream', ...stored };
}

test('the book goes out as .json and as .xlsx and comes back as it was: nothing changes', async () => {
  await w.as(staff, takeShippedBook);
  for (const format of ['json', 'xlsx'] as const) {
    const { bytes } = await w.as(staff, (ctx) => exportBook(ctx, format));
    expect(await importBook(w.app, scope, await given(Buffer.from(bytes as Uint8Array)))).toEqual({
      added: 0,
      changed: 0,
      unchanged: 80,
    });
  }
});

test('a changed case gets a new version; a campaign under way keeps the one it was opened with', async () => {
  const campaign = await givenCampaign(w);
  const { bytes } = await w.as(staff, (ctx) => exportBook(ctx, 'json'));
  const changed = Buffer.from(bytes as Uint8Array)
    .toString()
    .replace('Se déconnecter', 'Quitter la session');
  expect(await importBook(w.app, scope, await given(Buffer.from(changed)))).toEqual({
    added: 0,
    changed: 1,
    unchanged: 79,
  });
  const book = await w.as(staff, readBook);
  expect(book.cases.find(({ code }) => code === 'CR-AUT-01')?.version).toBe(2);
  const itemId = await campaign.item('CR-AUT-01');
  const item = await w.as(staff, (ctx) => readItem(ctx, itemId));
  expect([item.case.version, item.case.steps.includes('Se déconnecter')]).toEqual([1, true]);
});

test.each([
  ['not a book', Buffer.from('{"cases": 3}'), 'BOOK_UNREADABLE'],
  ['a cut JSON', Buffer.from('{"cases": ['), 'BOOK_UNREADABLE'],
  ['a table of something else', Buffer.from('Nom;Prénom\r\nPetit;Ana\r\n'), 'BOOK_UNREADABLE'],
  ['a binary', Buffer.from([0, 1, 2, 3, 0]), 'SPREADSHEET_UNREADABLE'],
  ['an old workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'SPREADSHEET_OLD_FORMAT'],
  ['a cut workbook', Buffer.from('504b0304000000', 'hex'), 'ARCHIVE_BROKEN'],
] as const)('%s is refused and changes nothing', async (_, bytes, code) => {
  const before = await w.as(staff, readBook);
  expect((await refusalOf(importBook(w.app, scope, await given(bytes)))).code).toBe(code);
  expect(await w.as(staff, readBook)).toEqual(before);
});

test('a sheet with one wrong line is refused whole, and says which line and column', async () => {
  const line = (code: string, priority: string) => [
    code,
    'Essais',
    'Un cas',
    'Formateur',
    '',
    'Faire',
    'Vu',
    priority,
    'oui',
    '4',
    'EX-TST-01 Essai',
    'non',
    'Manuel',
    'RECETTE',
    '2019-565',
  ];
  const rows = [line('CR-TST-01', 'P1'), line('CR-TST-02', 'P9')];
  const sheet = { columns: BOOK_COLUMNS, rows, widths: [] };
  const bytes = await neutralXlsx(sheet, { sheet: 'Cas', madeAt: w.clock.now() });
  expect(await refusalOf(importBook(w.app, scope, await given(bytes)))).toEqual({
    code: 'BOOK_LINE_WRONG',
    facts: { line: 3, column: 'Priorité' },
  });
  const twins = await neutralXlsx(
    { ...sheet, rows: [rows[0] ?? [], rows[0] ?? []] },
    { sheet: 'Cas', madeAt: w.clock.now() },
  );
  expect(await refusalOf(importBook(w.app, scope, await given(twins)))).toEqual({
    code: 'BOOK_LINE_WRONG',
    facts: { line: 2, column: 'Cas CR-TST-01' },
  });
});

test('what a spreadsheet would run leaves as a text and is read back as it was written', async () => {
  const rows = [
    ['=cmd|calc', '  +33', '@x', '-1', 'rien'],
    ['a', 'b', 'c', 'd', 'e'],
  ];
  const bytes = await neutralXlsx(
    { columns: ['Un', 'Deux', 'Trois', 'Quatre', 'Cinq'], rows, widths: [] },
    { sheet: 'x', madeAt: w.clock.now() },
  );
  const table = await readSpreadsheet(bytes);
  expect(table.rows.map(({ cells }) => cells)).toEqual([
    ['=cmd|calc', '+33', '@x', '-1', 'rien'],
    ['a', 'b', 'c', 'd', 'e'],
  ]);
  expect(bytes.includes(Buffer.from('<f>'))).toBe(false);
});

test('a picture joined to a run is a download that no browser takes for a page; a stranger finds nothing', async () => {
  const campaign = await givenCampaign(w);
  const itemId = await campaign.item('CR-AUT-01');
  const trainer = { actor: campaign.trainer, reach: 'own' } as const;
  const upload = await given(Buffer.concat([PNG, Buffer.from('<script>alert(1)</script>')]), '../../état "1".html');
  const { screenshotId, name } = await takeScreenshot(w.app, trainer, { itemId, upload });
  expect(name).toBe('....état 1.png');
  await w.as(
    campaign.trainer,
    (ctx) =>
      recordExecution(ctx, itemId, {
        digest: digest('a'),
        seen: 0,
        outcome: 'ok',
        steps: Array.from({ length: 5 }, () => 'ok' as const),
        comment: '',
        durationS: 5,
        isAutomatic: false,
        screenshotIds: [screenshotId],
      }),
    'own',
  );
  const as = await http.login(campaign.ids.trainerId, 'trainer');
  const answer = await http.call('GET', `/recette/screenshots/${screenshotId}`, { as });
  expect([answer.status, answer.headers['content-type'], answer.headers['x-content-type-options']]).toEqual([
    200,
    'image/png',
    'nosniff',
  ]);
  expect(String(answer.headers['content-disposition'])).toMatch(/^attachment;/);
  expect(String(answer.body)).not.toContain('script');
  const stranger = await givenCampaign(w);
  expect(await refusalOf(w.as(stranger.manager, (ctx) => openScreenshot(ctx, screenshotId), 'own'))).toEqual({
    code: 'NOT_FOUND',
    facts: {},
  });
  expect(await refusalOf(w.as(stranger.trainer, (ctx) => openScreenshot(ctx, screenshotId), 'own'))).toEqual({
    code: 'NOT_FOUND',
    facts: {},
  });
  const again = recordExecution;
  expect(
    (
      await refusalOf(
        w.as(
          campaign.trainer,
          (ctx) =>
            again(ctx, itemId, {
              digest: digest('a'),
              seen: 1,
              outcome: 'ok',
              steps: Array.from({ length: 5 }, () => 'ok' as const),
              comment: '',
              durationS: 5,
              isAutomatic: false,
              screenshotIds: [screenshotId],
            }),
          'own',
        ),
      )
    ).code,
  ).toBe('SCREENSHOT_UNKNOWN');
});

test('what is not a picture is refused, and the upload is not kept', async () => {
  const campaign = await givenCampaign(w);
  const itemId = await campaign.item('CR-AUT-01');
  const upload = await given(Buffer.from('<svg onload="alert(1)"/>'), 'capture.png');
  expect(
    (await refusalOf(takeScreenshot(w.app, { actor: campaign.trainer, reach: 'own' }, { itemId, upload }))).code,
  ).toBe('PICTURE_UNREADABLE');
  await expect(w.app.files.readAll(upload.fileId)).rejects.toThrow();
});
