import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fileAnchors } from '../../adapters/anchor-file/index.ts';
import { timeStampAnchors } from '../../adapters/anchor-rfc3161/index.ts';
import { openApiDocument } from '../../adapters/http/openapi.ts';
import { webauthnPasskeys } from '../../adapters/passkey-webauthn/index.ts';
import { argon2Passwords } from '../../adapters/password-argon2/index.ts';
import { typstPdfs } from '../../adapters/pdf-typst/index.ts';
import { allModules, allRefusals } from '../../modules.ts';

const DOCS = join(import.meta.dirname, '..', '..', '..', 'docs');
const modules = allModules({
  passwords: argon2Passwords(),
  passkeys: webauthnPasskeys(),
  anchors: fileAnchors('/nonexistent'),
  timeStamps: timeStampAnchors({ dataDir: '/nonexistent', url: null, authorities: [], now: () => new Date() }),
  pdfs: typstPdfs(),
  mail: null,
  backups: null,
  calendars: { freezesOf: async () => null },
});
const texts = allRefusals(modules);
const routes = modules.flatMap((module) => module.routes);

test('docs/refusals.md lists every refusal of the code with its status and sentences', async () => {
  const rows = Object.entries(texts)
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([code, { status, fr, en }]) => `| \`${code}\` | ${status} | ${fr} | ${en} |`);
  const head =
    '# Refusals\n\nWhat FormaPro says when it understood and says no. The code is public API. Kept true by `server/test/documents`.\n\n| code | HTTP | French | English |\n|---|---|---|---|\n';
  await expect(`${head}${rows.join('\n')}\n`).toMatchFileSnapshot(join(DOCS, 'refusals.md'));
});

test('docs/actions.md lists the closed list of the trail', async () => {
  const rows = modules
    .flatMap((module) => Object.entries(module.actions))
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([action, { fr, en }]) => `| \`${action}\` | ${fr} | ${en} |`);
  const head =
    '# Actions of the trail\n\nThe closed list: what is not here cannot be written. Kept true by `server/test/documents`.\n\n| action | French | English |\n|---|---|---|\n';
  await expect(`${head}${rows.join('\n')}\n`).toMatchFileSnapshot(join(DOCS, 'actions.md'));
});

test('every refusal that a route may give has its sentences, and says what to do', () => {
  const unknown = routes.flatMap(({ key, endpoint }) =>
    endpoint.refuses.filter((code) => !texts[code]).map((code) => `${key} ${code}`),
  );
  const bare = Object.entries(texts)
    .filter(([, { fr, en }]) => fr.length < 20 || en.length < 15)
    .map(([code]) => code);
  expect([unknown, bare]).toEqual([[], []]);
});

test('nothing that a generator left to write is left', () => {
  const readmes = modules.map(({ name }) =>
    readFileSync(join(DOCS, '..', 'server', 'modules', name, 'README.md'), 'utf8'),
  );
  const meanings = modules.flatMap((module) => Object.values(module.actions).map(({ fr }) => fr));
  const sentences = [...Object.values(texts).map(({ fr }) => fr), ...meanings, ...readmes];
  expect(sentences.filter((sentence) => sentence.includes('À écrire'))).toEqual([]);
});

test('French sentences follow French typography', () => {
  const faulty = Object.entries(texts)
    .filter(([, { fr }]) => /[^\u202f\u00a0][;!?](\s|$)|[^\u00a0]:(\s|$)|« |'/.test(fr.replace(/https?:\S+/g, '')))
    .map(([code]) => code);
  expect(faulty).toEqual([]);
});

test('every invariant of docs/invariants.md names a test that stands', () => {
  const rows = readFileSync(join(DOCS, 'invariants.md'), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| INV-'));
  const missing = rows.filter((row) => {
    const [, , , , path = '', title = ''] = row.split('|').map((cell) => cell.trim());
    return !readFileSync(join(DOCS, '..', path.replaceAll('`', '')), 'utf8').includes(title);
  });
  expect([rows.length > 5, missing]).toEqual([true, []]);
});

test('the API describes itself in OpenAPI 3.1, every route with who may call it', () => {
  const document = openApiDocument(routes, { texts, version: '0' }) as {
    openapi: string;
    paths: Record<string, Record<string, { description: string }>>;
  };
  const operations = Object.values(document.paths).flatMap((path) => Object.values(path));
  expect([
    document.openapi,
    operations.length,
    operations.every(({ description }) => /^(Open|Roles): /.test(description)),
  ]).toEqual(['3.1.0', routes.length, true]);
});
