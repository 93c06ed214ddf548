import type { Context } from '../../../kernel/context.ts';
import { asOrganisation } from '../../../kernel/transaction.ts';
import { moveKeysToCancelled } from '../store/message.store.ts';

/** Takes letters back before they leave, in the caller's transaction. @returns how many still waited. */
export function withdrawMessages(ctx: Context, keys: readonly string[]): Promise<number> {
  return asOrganisation(ctx, 'the caller takes back its own letters and never reads the mail box', () =>
    moveKeysToCancelled(ctx, keys),
  );
}
