import { expect, test } from 'vitest';
import { sql } from '../../../../kernel/sql.ts';
import { givenBuild, OPEN_CALENDARS } from '../../../../test/builders/promotion.ts';
import { givenSteerer, tenAtOnce } from '../../../../test/builders/steering.ts';
import { givenCompany, givenPerson, givenTrainer } from '../../../../test/builders/trade.ts';
import { person, refusalOf, SYSTEM, type World, world } from '../../../../test/world.ts';
import { type Mail, MailRefused } from '../../../messaging/ports.ts';
import { listContacts } from '../../../people/index.ts';
import { readRelease } from '../promotion/read-releases.ts';
import { makePlan } from '../steering/make-plan.ts';
import { type ActionChange, addAction, changeAction, takePlanActions } from './plan-actions.ts';
import { readCommunication } from './read-communication.ts';
import { cancelMail, readRecipients, sendMail } from './send-mail.ts';
import { addSupport, changeSupport } from './staff-support.ts';

const contacts = { contacts: listContacts };
const told = {
  audience: 'companies',
  channel: 'mail',
  title: 'Mail aux entreprises',
  owner: 'Nadia Benhamou',
  dueOn: '2026-03-12',
  subject: 'Votre espace évolue',
  message: 'Lundi, la version 1.2.0 arrive.',
  version: '1.2.0',
} as const;
const SUPPORT = {
  audience: 'companies',
  fromDay: '2026-03-09',
  toDay: '2026-06-08',
  opensAt: '09:00',
  closesAt: '17:30',
} as const;
const TEN_MN_LATER = '2026-03-09T08:10:00.000Z';

/** A training manager who can be written to. */
async function givenManager(w: World, companyId: string, email: string): Promise<string> {
  const personId = await givenPerson(w, { role: 'companyManager', companyId });
  await w.owner.query(sql`update identity.person set email = ${email} where id = ${personId}`);
  await w.as(SYSTEM, (ctx) =>
    ctx.query(
      sql`insert into people.company_contact (person_id, company_id, created_at) values (${personId}, ${companyId}, ${ctx.now})`,
    ),
  );
  return personId;
}

/** Three companies: one has a manager, one its own address, one nobody. A mail server that refuses one address. */
async function written() {
  const left: Mail[] = [];
  const mail = {
    send: async (one: Mail) => {
      if (one.to === 'accueil@duval.example') throw new MailRefused('550 boîte inconnue');
      left.push(one);
      return { smtpId: 'a' };
    },
    close: async () => undefined,
  };
  const w = await world({ now: '2026-03-09T08:00:00.000Z', mail });
  const by = await givenSteerer(w);
  const [vernay, duval] = [await givenCompany(w, 'Vernay'), await givenCompany(w, 'Duval')];
  await givenCompany(w, 'Sans adresse');
  await givenManager(w, vernay, 'rh@vernay.example');
  await w.owner.query(sql`update people.client_company set email = 'accueil@duval.example' where id = ${duval}`);
  const { actionId } = await w.as(by, (ctx) => addAction(ctx, told));
  const send = (recipients = 2) => w.as(by, (ctx) => sendMail(ctx, contacts, { actionId, revision: 1, recipients }));
  const seen = async () => (await w.as(by, readCommunication)).actions[0];
  return { w, by, actionId, send, seen, left, duval };
}

test('a mail is previewed with who receives it and who cannot; it leaves after ten minutes, and each answer is followed', async () => {
  const { w, by, actionId, send, seen, left } = await written();
  const preview = await w.as(by, (ctx) => readRecipients(ctx, contacts, actionId));
  expect(preview.rows.map(({ email, of, state }) => [email, of, state])).toEqual([
    ['accueil@duval.example', 'Duval', 'toSend'],
    ['rh@vernay.example', 'Vernay', 'toSend'],
  ]);
  expect(preview.without.map(({ name }) => name)).toEqual(['Sans adresse']);
  expect([preview.subject, preview.html.includes('Lundi, la version 1.2.0 arrive.')]).toEqual([told.subject, true]);

  expect(await refusalOf(send(3))).toMatchObject({ code: 'RECIPIENTS_MOVED', facts: { now: 2 } });
  expect(await send()).toMatchObject({ recipients: 2, leavesAt: TEN_MN_LATER });
  await w.runJob('messaging.send');
  expect([left.length, (await seen())?.next]).toEqual([0, 'leaving']);

  w.clock.set(TEN_MN_LATER);
  await w.runJob('messaging.send');
  expect(left.map(({ to, subject }) => [to, subject])).toEqual([['rh@vernay.example', told.subject]]);
  expect(await seen()).toMatchObject({ next: 'mend', sendings: [{ recipients: 2, sent: 1, refused: 1, waiting: 0 }] });
  const after = await w.as(by, (ctx) => readRecipients(ctx, contacts, actionId));
  expect(after.rows.map(({ email, state, error }) => [email, state, error])).toEqual([
    ['accueil@duval.example', 'refused', '550 boîte inconnue'],
    ['rh@vernay.example', 'sent', ''],
  ]);
  expect(await refusalOf(send())).toMatchObject({ code: 'SENDING_NOBODY_LEFT' });
  expect((await w.trail()).map(([action]) => action).filter((action) => action.startsWith('communication'))).toEqual([
    'communication.action-added',
    'communication.mail-sent',
  ]);
});

test('of ten people who send the same mail at the same instant one does: each address has it once', async () => {
  const { w, send } = await written();
  expect(await tenAtOnce(w, () => send())).toEqual([...Array(9).fill('SENDING_NOBODY_LEFT'), 'done']);
  const [count] = await w.owner.query(
    sql<{ count: number }>`select count(*)::int as count from messaging.message where template = 'announcement'`,
  );
  expect(count).toEqual({ count: 2 });
});

test('a batch that is taken back within ten minutes reaches nobody and may be sent again; once it left it stays', async () => {
  const { w, by, send, seen, left } = await written();
  const first = await send();
  const takeBack = (sendingId: string) => w.as(by, (ctx) => cancelMail(ctx, sendingId));
  expect(await tenAtOnce(w, () => takeBack(first.sendingId))).toEqual([...Array(9).fill('SENDING_CANCELLED'), 'done']);
  expect((await seen())?.next).toBe('send');
  const second = await send();
  w.clock.set(TEN_MN_LATER);
  await w.runJob('messaging.send');
  expect(left.map(({ to }) => to)).toEqual(['rh@vernay.example']);
  expect(await refusalOf(takeBack(second.sendingId))).toMatchObject({ code: 'SENDING_LEFT' });
  expect(await refusalOf(takeBack('00000000-0000-4000-8000-000000000000'))).toMatchObject({ code: 'NOT_FOUND' });
});

test('a company that gets an address later receives the mail then, the others do not receive it twice', async () => {
  const { w, by, actionId, send } = await written();
  await send();
  const latecomer = await givenCompany(w, 'Nouvelle');
  await givenManager(w, latecomer, 'rh@nouvelle.example');
  expect(await send(1)).toMatchObject({ recipients: 1 });
  const { rows } = await w.as(by, (ctx) => readRecipients(ctx, contacts, actionId));
  expect(rows.map(({ email, state }) => [email, state])).toEqual([
    ['accueil@duval.example', 'waiting'],
    ['rh@nouvelle.example', 'waiting'],
    ['rh@vernay.example', 'waiting'],
  ]);
});

test('what was announced and who answers open two conditions of PROD by themselves, and only for the version announced', async () => {
  const { w, by, send } = await written();
  const { artifactId } = await givenBuild(w);
  const conditions = async () => {
    const { environments } = await w.as(by, (ctx) => readRelease(ctx, OPEN_CALENDARS, artifactId));
    const prod = environments.find(({ environment }) => environment === 'prod');
    return prod?.gates.filter(({ gate }) => gate === 'communication' || gate === 'support').map(({ answer }) => answer);
  };
  expect(await conditions()).toEqual(['insufficient', 'insufficient']);
  await send();
  const trainerId = await givenTrainer(w);
  const staff = { ...SUPPORT, reachedBy: 'Téléphone' };
  const { windowId } = await w.as(by, (ctx) => addSupport(ctx, { ...staff, personIds: [] }));
  expect(await conditions()).toEqual(['insufficient', 'insufficient']);
  await w.as(by, (ctx) =>
    changeSupport(ctx, {
      ...staff,
      windowId,
      revision: 1,
      personIds: [by.kind === 'person' ? by.personId : trainerId],
    }),
  );
  w.clock.set(TEN_MN_LATER);
  await w.runJob('messaging.send');
  expect(await conditions()).toEqual(['pass', 'pass']);
  w.clock.set('2026-06-09T08:00:00.000Z');
  expect(await conditions()).toEqual(['pass', 'insufficient']);
});

test('the plan’s actions are written once, with the dates of the planning, whoever asks at the same instant', async () => {
  const w = await world({ now: '2026-03-09T08:00:00.000Z' });
  const by = await givenSteerer(w);
  const take = () => w.as(by, (ctx) => takePlanActions(ctx));
  expect(await refusalOf(take())).toMatchObject({ code: 'PLAN_NEEDED' });
  await w.as(by, (ctx) => makePlan(ctx, '2026-03-02'));
  expect(await tenAtOnce(w, take)).toEqual([...Array(9).fill('COMMUNICATION_EXISTS'), 'done']);
  const { actions, support } = await w.as(by, readCommunication);
  expect(actions).toHaveLength(10);
  expect(actions.find(({ audience, channel }) => audience === 'companies' && channel === 'mail')).toMatchObject({
    side: 'external',
    next: 'send',
    subject: 'Votre espace de formation évolue',
  });
  expect(support.map(({ audience, standing }) => [audience, standing])).toEqual([
    ['companies', 'nobody'],
    ['staff', 'nobody'],
    ['trainers', 'nobody'],
  ]);
});

test('an action changes once a revision; a mail is not ticked, and what was sent keeps its audience', async () => {
  const { w, by, actionId, send, seen } = await written();
  const change = (part: Partial<ActionChange>) =>
    w.as(by, (ctx) => changeAction(ctx, { ...told, actionId, revision: 1, state: 'toDo', ...part }));
  expect(await refusalOf(change({ state: 'done' }))).toMatchObject({ code: 'MAIL_IS_SENT_NOT_TICKED' });
  expect(await tenAtOnce(w, () => change({ owner: 'Inès Delaunay' }))).toEqual([
    ...Array(9).fill('ACTION_MOVED'),
    'done',
  ]);
  expect(await refusalOf(send())).toMatchObject({ code: 'ACTION_MOVED' });
  await w.as(by, (ctx) => sendMail(ctx, contacts, { actionId, revision: 2, recipients: 2 }));
  expect(await refusalOf(change({ revision: 2, audience: 'team' }))).toMatchObject({ code: 'ACTION_IS_SENT' });
  expect(await seen()).toMatchObject({ owner: 'Inès Delaunay', revision: 2 });
});

test('a mail without a message is not sent; a window names people of the organisation and ends after it begins', async () => {
  const { w, by } = await written();
  const { actionId } = await w.as(by, (ctx) => addAction(ctx, { ...told, message: '' }));
  const empty = w.as(by, (ctx) => sendMail(ctx, contacts, { actionId, revision: 1, recipients: 2 }));
  expect(await refusalOf(empty)).toMatchObject({ code: 'MAIL_NOT_WRITTEN' });
  const window = { ...SUPPORT, reachedBy: 'Téléphone', personIds: ['00000000-0000-4000-8000-000000000000'] };
  expect(await refusalOf(w.as(by, (ctx) => addSupport(ctx, window)))).toMatchObject({ code: 'SUPPORT_PERSON_UNKNOWN' });
  const backwards = { ...window, personIds: [], toDay: '2026-03-08' };
  expect(await refusalOf(w.as(by, (ctx) => addSupport(ctx, backwards)))).toMatchObject({ code: 'SUPPORT_DAYS_WRONG' });
  const reader = person('qualityManager', await givenPerson(w, { role: 'qualityManager' }));
  expect((await w.as(reader, readCommunication)).actions).toHaveLength(2);
});
