import type { Context } from '../../../../kernel/context.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import type { SupportFacts } from '../../domain/communication/support.ts';
import * as store from '../../store/communication/support.store.ts';
import { PROJECT } from '../steering/project.ts';

type Wanted = SupportFacts & { readonly personIds: readonly string[] };

/** Says who answers an audience, from a day to a day. */
export async function addSupport(ctx: Context, { personIds, ...facts }: Wanted): Promise<{ windowId: string }> {
  await refuseWrong(ctx, facts, personIds);
  const windowId = ctx.newId();
  await store.insertWindow(ctx, { ...facts, windowId });
  await store.namePeople(ctx, windowId, [...new Set(personIds)]);
  await record(ctx, 'communication.support-added', { windowId, facts, people: personIds.length });
  return { windowId };
}

/** Changes who answers, or when. */
export async function changeSupport(
  ctx: Context,
  { personIds, windowId, revision, ...facts }: Wanted & { windowId: string; revision: number },
): Promise<void> {
  await refuseWrong(ctx, facts, personIds);
  const isChanged = await store.updateWindow(ctx, { ...facts, windowId, revision });
  if (isChanged === false) throw new Refusal('NOT_FOUND');
  if (isChanged === null) throw new Refusal('SUPPORT_MOVED');
  await store.namePeople(ctx, windowId, [...new Set(personIds)]);
  await record(ctx, 'communication.support-changed', { windowId, facts, people: personIds.length });
}

async function refuseWrong(ctx: Context, facts: SupportFacts, personIds: readonly string[]): Promise<void> {
  if (facts.toDay < facts.fromDay || facts.closesAt <= facts.opensAt) throw new Refusal('SUPPORT_DAYS_WRONG');
  const staff = new Set((await store.listStaff(ctx)).map(({ personId }) => personId));
  if (personIds.some((personId) => !staff.has(personId))) throw new Refusal('SUPPORT_PERSON_UNKNOWN');
}

const record = (
  ctx: Context,
  action: string,
  { windowId, facts, people }: { windowId: string; facts: SupportFacts; people: number },
) =>
  ctx.record({
    action,
    subject: { kind: 'supportWindow', id: windowId },
    links: PROJECT,
    facts: { audience: facts.audience, fromDay: facts.fromDay, toDay: facts.toDay, people },
  });
