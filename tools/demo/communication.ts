import { parisDay } from '../../server/kernel/clock.ts';
import type { Context } from '../../server/kernel/context.ts';
import { renderMail } from '../../server/modules/messaging/index.ts';
import { listContacts } from '../../server/modules/people/index.ts';
import { actionsOfPlan, addWorked, recipientsOf, supportOfPlan } from '../../server/modules/release/index.ts';
import { chance } from './random.ts';
import { VERSION } from './recette.ts';
import type { DemoWorld, Row } from './world.ts';

const SEED = 20_261_125;
const ORGANISATION = 'Rivage Formation';
const MINUTE_MS = 60_000;
/** Who takes care of an action, by its channel. */
const OWNERS: Readonly<Record<string, string>> = {
  mail: 'Philippe Sauvage',
  training: 'Nadia Benhamou',
  webinar: 'Inès Delaunay',
  guide: 'Inès Delaunay',
  chat: 'Romain Cosnard',
  site: 'Philippe Sauvage',
};

type Insert = (ctx: Context, table: string, rows: readonly Row[]) => Promise<void>;
type Stage = { readonly stage: number; readonly startsOn: string; readonly endsOn: string };
type Mailed = {
  id: string;
  audience: Parameters<typeof recipientsOf>[2];
  subject: string;
  message: string;
  due_on: string;
};

/** The plan told as its third stage went: all but the web site is done, the mail to the companies has left, people answer. */
export async function demoCommunication(
  ctx: Context,
  { world, stages, insert }: { world: DemoWorld; stages: readonly Stage[]; insert: Insert },
): Promise<void> {
  const dice = chance(SEED);
  const today = parisDay(ctx.now);
  const director = world.staff.find(({ role }) => role === 'director')?.id ?? null;
  const action = ({ dueOn, ...told }: ReturnType<typeof actionsOfPlan>[number]) => {
    const isOver = dueOn < today && told.channel !== 'site';
    return {
      id: dice.uuid(),
      ...told,
      owner: OWNERS[told.channel] ?? '',
      due_on: dueOn,
      done_on: isOver && told.channel !== 'mail' ? dueOn : null,
      changed_at: ctx.now,
    };
  };
  const announced = {
    audience: 'companies' as const,
    channel: 'mail' as const,
    title: `Annonce de la ${VERSION} aux entreprises`,
    owner: '',
    dueOn: addWorked(today, 3),
    subject: 'Votre espace de formation change de version',
    message: `La version ${VERSION} arrive entreprise par entreprise. Vous n’avez rien à faire\u00a0: chacun retrouve son travail où il l’a laissé.`,
    version: VERSION,
  };
  const actions = [...actionsOfPlan(stages, ORGANISATION), announced].map(action);
  await insert(ctx, 'release.communication_action', actions);
  for (const mail of actions)
    if (mail.channel === 'mail' && mail.due_on < today) await insertMail(ctx, mail, { dice, director, insert });
  const answering = ['trainingAdministrator', 'qualityManager'];
  const people = world.staff.filter(({ role }) => answering.includes(role)).slice(0, 2);
  const windows = supportOfPlan(stages).map(({ audience, fromDay, toDay, opensAt, closesAt, reachedBy }) => ({
    id: dice.uuid(),
    audience,
    from_day: fromDay,
    to_day: toDay,
    opens_at: opensAt,
    closes_at: closesAt,
    reached_by: reachedBy,
    changed_at: ctx.now,
  }));
  await insert(ctx, 'release.support_window', windows);
  const staffed = windows.filter(({ audience }) => audience !== 'staff');
  await insert(
    ctx,
    'release.support_person',
    staffed.flatMap(({ id }) => people.map((one) => ({ window_id: id, person_id: one.id }))),
  );
}

type Given = { dice: ReturnType<typeof chance>; director: string | null; insert: Insert };

/** A batch that left ten minutes after it was decided, on the day it was due. */
async function insertMail(ctx: Context, mail: Mailed, { dice, director, insert }: Given) {
  const { id, subject, message, due_on } = mail;
  const decidedAt = new Date(`${due_on}T09:00:00Z`);
  const leavesAt = new Date(decidedAt.getTime() + 10 * MINUTE_MS);
  const sendingId = dice.uuid();
  const { html, plain } = renderMail('announcement', 'fr', { organisation: ORGANISATION, subject, message });
  const contacts = { contacts: listContacts };
  const { rows: recipients } = await recipientsOf(ctx, contacts, mail.audience);
  const keyed = recipients.map((one, index) => ({ ...one, key: `announcement ${sendingId} ${index + 1}` }));
  await insert(
    ctx,
    'messaging.message',
    keyed.map(({ key, personId, email }) => ({
      id: dice.uuid(),
      key,
      person_id: personId,
      recipient: email,
      template: 'announcement',
      language: 'fr',
      subject,
      html,
      plain,
      state: 'sent',
      attempts: 1,
      last_error: '',
      created_at: decidedAt,
      send_after: leavesAt,
      sent_at: leavesAt,
    })),
  );
  await insert(ctx, 'release.communication_sending', [
    {
      id: sendingId,
      action_id: id,
      subject,
      message,
      decided_at: decidedAt,
      decided_by: director,
      leaves_at: leavesAt,
    },
  ]);
  await insert(
    ctx,
    'release.communication_recipient',
    keyed.map(({ key, name, email, companyId }) => ({
      sending_id: sendingId,
      email,
      name,
      company_id: companyId,
      message_key: key,
    })),
  );
}
