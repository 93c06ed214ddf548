import { parisDay } from '../../../../kernel/clock.ts';
import type { Context } from '../../../../kernel/context.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import type { Told } from '../../domain/communication/action.ts';
import { actionsOfPlan, supportOfPlan } from '../../domain/communication/plan-actions.ts';
import * as store from '../../store/communication/action.store.ts';
import { listSendings } from '../../store/communication/sending.store.ts';
import { insertWindow } from '../../store/communication/support.store.ts';
import { findOrganisationName } from '../../store/recette/organisation.read.ts';
import { findBaseline, listStages } from '../../store/steering/plan.store.ts';
import { PROJECT } from '../steering/project.ts';

/** Writes the actions and support windows of the deployment plan, once, with the dates of the planning in force. */
export async function takePlanActions(ctx: Context): Promise<{ actions: number }> {
  await store.holdCommunication(ctx);
  if ((await store.listActions(ctx)).length > 0) throw new Refusal('COMMUNICATION_EXISTS');
  const baseline = await findBaseline(ctx);
  if (!baseline) throw new Refusal('PLAN_NEEDED');
  const stages = await listStages(ctx, baseline.number);
  const actions = actionsOfPlan(stages, await findOrganisationName(ctx));
  for (const action of actions) await store.insertAction(ctx, { ...action, actionId: ctx.newId() });
  for (const one of supportOfPlan(stages)) await insertWindow(ctx, { ...one, windowId: ctx.newId() });
  await ctx.record({
    action: 'communication.plan-written',
    subject: { kind: 'planBaseline', id: baseline.id },
    links: PROJECT,
    facts: { actions: actions.length },
  });
  return { actions: actions.length };
}

export async function addAction(ctx: Context, told: Told): Promise<{ actionId: string }> {
  const actionId = ctx.newId();
  await store.insertAction(ctx, { ...told, actionId });
  await ctx.record({
    action: 'communication.action-added',
    subject: { kind: 'communicationAction', id: actionId },
    links: PROJECT,
    facts: { audience: told.audience, channel: told.channel, dueOn: told.dueOn, version: told.version },
    personal: { title: told.title },
  });
  return { actionId };
}

export type ActionChange = Told & {
  readonly actionId: string;
  readonly revision: number;
  readonly state: 'toDo' | 'done' | 'dropped';
};

/** Changes an action that somebody has in front of them. A mail is done once it left: nobody ticks it. */
export async function changeAction(ctx: Context, { actionId, revision, state, ...told }: ActionChange): Promise<void> {
  const before = await store.holdAction(ctx, actionId);
  if (!before) throw new Refusal('NOT_FOUND');
  if (before.revision !== revision) throw new Refusal('ACTION_MOVED');
  const isSent = (await listSendings(ctx)).some((one) => one.actionId === actionId && !one.cancelledAt);
  const isOther = told.audience !== before.audience || told.channel !== before.channel;
  if (isSent && (isOther || state === 'dropped' || told.version !== before.version))
    throw new Refusal('ACTION_IS_SENT');
  if (state === 'done' && told.channel === 'mail') throw new Refusal('MAIL_IS_SENT_NOT_TICKED');
  const today = parisDay(ctx.now);
  await store.updateAction(ctx, {
    ...told,
    actionId,
    doneOn: state === 'done' ? (before.doneOn ?? today) : null,
    droppedOn: state === 'dropped' ? (before.droppedOn ?? today) : null,
  });
  await ctx.record({
    action: 'communication.action-changed',
    subject: { kind: 'communicationAction', id: actionId },
    links: PROJECT,
    facts: { audience: told.audience, channel: told.channel, dueOn: told.dueOn, version: told.version, state },
    personal: { title: told.title },
  });
}
