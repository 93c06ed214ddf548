import type { Context } from '../../../kernel/context.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { findVersion, listVersions } from '../store/program.read.ts';
import { insertDraft } from '../store/program.store.ts';

/** Starts a draft from the published version; asking twice gives the draft that is already open. */
export async function startDraft(ctx: Context, programId: string): Promise<{ versionId: string }> {
  const versions = await listVersions(ctx, programId);
  const [source] = versions.filter(({ state }) => state !== 'draft');
  const facts = source ? await findVersion(ctx, source.versionId) : null;
  const versionId = facts ? await insertDraft(ctx, programId, facts) : null;
  if (versionId) {
    await ctx.record({
      action: 'catalogue.draft-started',
      subject: { kind: 'program', id: programId },
      facts: { versionId },
    });
    return { versionId };
  }
  const open = (await listVersions(ctx, programId)).find(({ state }) => state === 'draft');
  if (!open) throw new Refusal('NOT_FOUND');
  return { versionId: open.versionId };
}
