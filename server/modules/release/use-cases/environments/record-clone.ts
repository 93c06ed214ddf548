import type { Context } from '../../../../kernel/context.ts';

/** Notes in the journal of a copy where it comes from and what was checked, before anybody works in it. */
export async function recordClone(
  ctx: Context,
  { backupId, identities, files }: { backupId: string; identities: number; files: number },
): Promise<void> {
  await ctx.record({
    action: 'release.cloned',
    subject: { kind: 'backup', id: backupId },
    facts: { identities, found: 0, files },
  });
}
