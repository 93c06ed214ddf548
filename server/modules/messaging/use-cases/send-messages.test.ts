import { buffer } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { smtpMail } from '../../../adapters/mail-smtp/index.ts';
import { sql } from '../../../kernel/sql.ts';
import { givenPerson } from '../../../test/builders/trade.ts';
import { httpWorld } from '../../../test/http.ts';
import { person, refusalOf, SYSTEM, world } from '../../../test/world.ts';
import { LETTERS } from '../domain/letters.ts';
import { queueMessage } from './queue-message.ts';
import { cancelMessage, listMessages, retryMessage, showMessage } from './read-messages.ts';
import { sendMessages } from './send-messages.ts';

const w = await world();
const arrived: string[] = [];
let isOpen = true;
// A real SMTP server, which refuses one address for good and everything while it is closed.
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onRcptTo: ({ address }, _session, done) => {
    if (!isOpen) return done(Object.assign(new Error('try later'), { responseCode: 451 }));
    return address.startsWith('inconnu')
      ? done(Object.assign(new Error('no such user'), { responseCode: 550 }))
      : done();
  },
  onData: (stream, _session, done) => {
    void buffer(stream).then((bytes) => {
      arrived.push(bytes.toString());
      done();
    });
  },
});
let transport: ReturnType<typeof smtpMail>;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const address = server.server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  transport = smtpMail({ url: `smtp://127.0.0.1:${port}`, from: 'Rivage Formation <contact@rivage.example>' });
});
afterAll(async () => {
  await transport.close();
  await new Promise<void>((resolve) => server.close(() => resolve()));
});

const queue = (email: string, key: string) =>
  w.as(SYSTEM, (ctx) =>
    queueMessage(ctx, {
      key,
      letter: 'magicLink',
      to: { personId: null, email, language: 'fr' },
      values: { firstName: 'Zoé', organisation: 'Rivage Formation' },
      link: `http://localhost:8080/lien#${key}-secret`,
    }),
  );
const states = async () =>
  (
    await w.owner.query(sql<{ recipient: string; state: string; secret: Buffer | null }>`
      select recipient, state, secret from messaging.message order by recipient
    `)
  ).map(({ recipient, state, secret }) => [recipient, state, secret === null]);

test('a letter arrives in text and in HTML with its personal link, which is then erased here', async () => {
  await queue('zoe@personne.example', 'one');
  await sendMessages(w.app, transport);
  const [mail = ''] = arrived;
  const readable = mail.replace(/=\r?\n/g, '').replaceAll('=3D', '=');
  expect([
    arrived.length,
    readable.includes('one-secret'),
    /Content-Type: text\/plain/.test(mail) && /Content-Type: text\/html/.test(mail),
    /^Message-ID: <[0-9a-f-]{36}@localhost>/im.test(mail),
    await states(),
  ]).toEqual([1, true, true, true, [['zoe@personne.example', 'sent', true]]]);
});

test('asked ten times at the same instant, one effect is one letter', async () => {
  const outcomes = await Promise.all(Array.from({ length: 10 }, () => queue('un@personne.example', 'same')));
  expect(outcomes.filter(Boolean)).toHaveLength(1);
});

test('four workers at the same instant send each letter once', async () => {
  arrived.length = 0;
  await Promise.all(Array.from({ length: 6 }, (_, index) => queue(`lot${index}@personne.example`, `lot-${index}`)));
  await Promise.all(Array.from({ length: 4 }, () => sendMessages(w.app, transport)));
  const readers = arrived.map((mail) => /^To: (.*)$/m.exec(mail)?.[1]?.trim()).filter((to) => to?.startsWith('lot'));
  expect([readers.length, new Set(readers).size]).toEqual([6, 6]);
});

test('an address that does not exist fails for good and can be sent again by hand; a server that is down is waited for', async () => {
  const office = person('trainingAdministrator', await givenPerson(w, { role: 'trainingAdministrator' }));
  await queue('inconnu@personne.example', 'nobody');
  await sendMessages(w.app, transport);
  isOpen = false;
  await queue('plus-tard@personne.example', 'later');
  await sendMessages(w.app, transport);
  const during = (await states()).filter(([to]) => /inconnu|plus-tard/.test(String(to)));
  isOpen = true;
  w.clock.set('2026-03-09T08:02:00.000Z');
  await sendMessages(w.app, transport);
  const { rows } = await w.as(office, (ctx) => listMessages(ctx, { page: 1, size: 50, state: 'failed' }, true));
  const messageId = rows[0]?.messageId ?? '';
  await w.as(office, (ctx) => retryMessage(ctx, messageId));
  const twice = await refusalOf(w.as(office, (ctx) => retryMessage(ctx, messageId)));
  await w.as(office, (ctx) => cancelMessage(ctx, messageId));
  const after = (await states()).filter(([to]) => /inconnu|plus-tard/.test(String(to)));
  expect([during, twice.code, after]).toEqual([
    [
      ['inconnu@personne.example', 'failed', false],
      ['plus-tard@personne.example', 'waiting', false],
    ],
    'MESSAGE_NOT_FAILED',
    [
      ['inconnu@personne.example', 'cancelled', true],
      ['plus-tard@personne.example', 'sent', true],
    ],
  ]);
});

test('without a mail server letters wait, the office reads them, and nobody reads the personal link', async () => {
  const office = person('trainingAdministrator', await givenPerson(w, { role: 'trainingAdministrator' }));
  await queue('attend@personne.example', 'wait');
  await sendMessages(w.app, null);
  const { rows, isSending } = await w.as(office, (ctx) =>
    listMessages(ctx, { page: 1, size: 50, search: 'attend@' }, false),
  );
  const shown = await w.as(office, (ctx) => showMessage(ctx, rows[0]?.messageId ?? ''));
  const http = await httpWorld(w);
  const learner = await http.login(await givenPerson(w), 'learner');
  const { status } = await http.call('GET', '/messages', { as: learner });
  expect([rows[0]?.state, isSending, JSON.stringify(shown).includes('wait-secret'), status]).toEqual([
    'waiting',
    false,
    false,
    403,
  ]);
});

test('the office reads every letter in both languages, with invented people and a button that goes nowhere', async () => {
  const http = await httpWorld(w);
  const office = await http.login(await givenPerson(w, { role: 'trainingAdministrator' }), 'trainingAdministrator');
  const learner = await http.login(await givenPerson(w), 'learner');
  const read = async (language: string) =>
    (await http.call('GET', `/letters?language=${language}`, { as: office })).body as {
      letters: { letter: string; html: string; plain: string }[];
    };
  const [french, english] = [await read('fr'), await read('en')];
  const names = Object.keys(LETTERS);
  expect([
    french.letters.map(({ letter }) => letter),
    english.letters.every(({ html }) => html.includes('<html lang="en">') && html.includes('href="#"')),
    french.letters.filter(({ plain }) => !plain.includes('Zoé')).map(({ letter }) => letter),
    (await http.call('GET', '/letters?language=fr', { as: learner })).status,
  ]).toEqual([names, true, ['announcement'], 403]);
});
