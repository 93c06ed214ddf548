import type { Application, Context, TransactionScope } from '../../../kernel/context.ts';
import { recordFile } from '../../../kernel/files.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { ReceivedFile } from '../../../kernel/route.ts';
import { findVersion } from '../../catalogue/index.ts';
import { pathTrouble } from '../domain/path/path-rules.ts';
import type { Step } from '../domain/path/step.ts';
import { listPlayableVersions } from '../store/package.read.ts';
import { findPath, type PathOwner } from '../store/path.read.ts';
import { replaceSteps, takeRevision } from '../store/path.store.ts';

/** The path of a program version. A version without its own shows the one it inherits, as a start for its own. */
export async function readPath(ctx: Context, versionId: string) {
  const version = await findVersion(ctx, versionId);
  if (!version) throw new Refusal('NOT_FOUND');
  const path = await findPath(ctx, versionId);
  const isOwn = path?.versionId === versionId;
  return {
    isEditable: version.state === 'draft',
    revision: isOwn ? path.revision : 0,
    // Steps inherited by a draft are new steps once saved: those of the older version keep their learners.
    steps: (path?.steps ?? []).map((step) => step),
  };
}

/** Replaces the path of a draft. `revision` is the one that was read: two people saving at once do not undo each other. */
export async function savePath(
  ctx: Context,
  versionId: string,
  { revision, steps }: { revision: number; steps: readonly Step[] },
): Promise<{ revision: number }> {
  const version = await findVersion(ctx, versionId);
  if (!version) throw new Refusal('NOT_FOUND');
  if (version.state !== 'draft') throw new Refusal('PATH_NOT_DRAFT');
  const trouble = pathTrouble(steps) ?? (await unknownContent(ctx, steps));
  if (trouble) throw new Refusal('PATH_INVALID', { position: trouble.position });
  const inherited = await findPath(ctx, versionId);
  const next = await takeRevision(ctx, versionId, revision);
  if (next === null) throw new Refusal('PATH_CHANGED');
  await replaceSteps(ctx, versionId, withOwnIds(ctx, steps, inherited?.versionId === versionId ? null : inherited));
  await ctx.record({
    action: 'learning.path-saved',
    subject: { kind: 'program', id: version.programId },
    facts: { versionId, revision: next, steps: steps.length },
  });
  return { revision: next };
}

async function unknownContent(ctx: Context, steps: readonly Step[]): Promise<{ position: number } | null> {
  const wanted = steps.flatMap(({ packageVersionId }) => packageVersionId ?? []);
  const playable = new Set(await listPlayableVersions(ctx, wanted));
  const index = steps.findIndex(({ packageVersionId }) => packageVersionId && !playable.has(packageVersionId));
  return index < 0 ? null : { position: index + 1 };
}

/** A step that another version owns gets an id of its own, and what waits for it follows. */
function withOwnIds(ctx: Context, steps: readonly Step[], inherited: PathOwner | null): Step[] {
  const foreign = new Set(inherited?.steps.map(({ stepId }) => stepId));
  const ids = new Map(steps.map(({ stepId }) => [stepId, foreign.has(stepId) ? ctx.newId() : stepId]));
  return steps.map((step) => ({
    ...step,
    stepId: ids.get(step.stepId) ?? step.stepId,
    unlockStepId: step.unlockStepId ? (ids.get(step.unlockStepId) ?? null) : null,
  }));
}

/** Keeps a PDF for a step of the path. Only a PDF: browsers show it and it runs nothing here. */
export async function keepPathDocument(
  app: Application,
  scope: TransactionScope,
  { versionId, upload }: { versionId: string; upload: ReceivedFile },
): Promise<{ fileId: string; name: string }> {
  try {
    const head = (await app.files.readAll(upload.fileId)).subarray(0, 5).toString('latin1');
    if (head !== '%PDF-') throw new Refusal('DOCUMENT_NOT_PDF');
    return await app.transaction(scope, async (ctx) => {
      if (!(await findVersion(ctx, versionId))) throw new Refusal('NOT_FOUND');
      await recordFile(ctx, { ...upload, id: upload.fileId, mediaType: 'application/pdf' });
      return { fileId: upload.fileId, name: upload.name };
    });
  } catch (error) {
    await app.files.remove(upload.fileId);
    throw error;
  }
}
