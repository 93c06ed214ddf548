import type { z } from 'zod';
import type { Me } from '../../../../contract/identity.ts';
import { type Context, personOf } from '../../../kernel/context.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { findMe } from '../store/account.store.ts';

/** Who is signed in and as what: the first thing the web application asks. */
export async function readMe(ctx: Context): Promise<z.input<typeof Me>> {
  const { personId, role } = personOf(ctx);
  const me = await findMe(ctx, personId, role);
  if (!me) throw new Refusal('NOT_FOUND');
  return {
    ...me,
    personId,
    role,
    accessEndsAt: me.accessEndsAt?.toISOString() ?? null,
    demo: ctx.app.settings.demo,
  };
}
