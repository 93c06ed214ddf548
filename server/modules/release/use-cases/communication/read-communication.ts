import { parisDay } from '../../../../kernel/clock.ts';
import type { Context } from '../../../../kernel/context.ts';
import { isLate, nextOf, sideOf } from '../../domain/communication/action.ts';
import { standingOf } from '../../domain/communication/support.ts';
import { listActions } from '../../store/communication/action.store.ts';
import { listSendings, type SendingRow } from '../../store/communication/sending.store.ts';
import { listStaff, listWindows } from '../../store/communication/support.store.ts';

/** The plan with what is expected next of each action, and who answers people. */
export async function readCommunication(ctx: Context) {
  const today = parisDay(ctx.now);
  const sendings = Map.groupBy(await listSendings(ctx), ({ actionId }) => actionId);
  const actions = (await listActions(ctx)).map((action) => {
    const own = sendings.get(action.actionId) ?? [];
    const next = nextOf(action, own, ctx.now);
    const shown = own.map((one) => shownSending(one, ctx.now));
    return { ...action, side: sideOf(action.audience), next, isLate: isLate(action, next, today), sendings: shown };
  });
  const support = (await listWindows(ctx)).map((one) => ({
    ...one,
    standing: standingOf(one, one.people.length, today),
  }));
  return { today, actions, support, staff: await listStaff(ctx) };
}

function shownSending({ actionId: _, decidedAt, leavesAt, cancelledAt, ...one }: SendingRow, now: Date) {
  return {
    ...one,
    decidedAt: decidedAt.toISOString(),
    leavesAt: leavesAt.toISOString(),
    cancelledAt: cancelledAt?.toISOString() ?? null,
    mayCancel: cancelledAt === null && leavesAt > now,
  };
}
