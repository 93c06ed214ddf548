import { type Application, type Context, personOf, type TransactionScope } from '../../../../kernel/context.ts';
import { findFile, storeFile } from '../../../../kernel/files.ts';
import { cleanPicture } from '../../../../kernel/picture.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import type { FileToSend, ReceivedFile } from '../../../../kernel/route.ts';
import { findScreenshot } from '../../store/recette/execution.read.ts';
import { insertScreenshot } from '../../store/recette/execution.store.ts';
import { existingItem } from './read-items.ts';
import { holdUnderTest } from './under-test.ts';

/** Keeps a picture of what was seen, rewritten from its pixels' bytes alone. The upload as it came is not kept. */
export async function takeScreenshot(
  app: Application,
  scope: TransactionScope,
  { itemId, upload }: { itemId: string; upload: ReceivedFile },
): Promise<{ screenshotId: string; name: string }> {
  try {
    const bytes = await app.files.readAll(upload.fileId);
    return await app.transaction(scope, (ctx) => keepPicture(ctx, { itemId, bytes, name: upload.name }));
  } finally {
    await app.files.remove(upload.fileId);
  }
}

async function keepPicture(ctx: Context, { itemId, bytes, name }: { itemId: string; bytes: Buffer; name: string }) {
  const item = await existingItem(ctx, itemId);
  await holdUnderTest(ctx, item.campaignId);
  const picture = cleanPicture(bytes);
  if (!picture) throw new Refusal('PICTURE_UNREADABLE');
  const ending = picture.mediaType === 'image/png' ? 'png' : 'jpg';
  const shown = `${
    name
      .replace(/\.[^.]*$/, '')
      .replace(/[^\p{L}\p{N} _.-]/gu, '')
      .slice(0, 80) || 'capture'
  }.${ending}`;
  const file = await storeFile(ctx, { ...picture, name: shown });
  const screenshotId = ctx.newId();
  await insertScreenshot(ctx, { screenshotId, itemId, fileId: file.id, personId: personOf(ctx).personId });
  return { screenshotId, name: shown };
}

/** The picture, as a download: no browser takes it for a page. */
export async function openScreenshot(ctx: Context, screenshotId: string): Promise<FileToSend> {
  const fileId = await findScreenshot(ctx, screenshotId);
  if (!fileId) throw new Refusal('NOT_FOUND');
  const { mediaType, name } = await findFile(ctx, fileId);
  return { bytes: await ctx.app.files.read(fileId), mediaType, name };
}
