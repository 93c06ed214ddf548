import type { Application, Context, TransactionScope } from '../../../kernel/context.ts';
import { findFile, storeFile } from '../../../kernel/files.ts';
import { cleanPicture } from '../../../kernel/picture.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { FileToSend, ReceivedFile } from '../../../kernel/route.ts';
import { findOrganisationCard, ORGANISATION_ID } from '../store/organisation.read.ts';
import { changeLogo } from '../store/organisation.store.ts';

/** Puts a logo on documents, rewritten from its pixels’ bytes alone. The upload as it came is not kept. */
export async function putLogo(app: Application, scope: TransactionScope, upload: ReceivedFile): Promise<void> {
  try {
    const picture = cleanPicture(await app.files.readAll(upload.fileId));
    if (!picture) throw new Refusal('LOGO_UNREADABLE');
    const name = `logo.${picture.mediaType === 'image/png' ? 'png' : 'jpg'}`;
    await app.transaction(scope, async (ctx) => {
      const { id, sha256 } = await storeFile(ctx, { ...picture, name });
      await replace(ctx, id, { sha256 });
    });
  } finally {
    await app.files.remove(upload.fileId);
  }
}

/** Takes the logo off documents; asking twice is the same. */
export async function removeLogo(ctx: Context): Promise<void> {
  if ((await findOrganisationCard(ctx))?.logoFileId) await replace(ctx, null, { sha256: null });
}

async function replace(ctx: Context, fileId: string | null, facts: { sha256: string | null }): Promise<void> {
  if (!(await changeLogo(ctx, fileId))) throw new Refusal('ORGANISATION_MISSING');
  await ctx.record({
    action: 'people.logo-changed',
    subject: { kind: 'trainingOrganisation', id: ORGANISATION_ID },
    facts,
  });
}

/** The logo as it is kept. */
export async function openLogo(ctx: Context): Promise<FileToSend> {
  const fileId = (await findOrganisationCard(ctx))?.logoFileId;
  if (!fileId) throw new Refusal('NOT_FOUND');
  const { mediaType, name } = await findFile(ctx, fileId);
  return { bytes: await ctx.app.files.read(fileId), mediaType, name, inline: true };
}
