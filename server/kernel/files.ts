import type { Readable } from 'node:stream';
import type { Context } from './context.ts';
import { Refusal } from './refusal.ts';
import { sql } from './sql.ts';

export type StoredFile = {
  readonly id: string;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly mediaType: string;
  readonly name: string;
};

/**
 * Writes the bytes, then their row in the caller's transaction.
 *
 * A crash in between leaves bytes without a row, which the sweep removes; never a row without bytes.
 */
export async function storeFile(
  ctx: Context,
  { bytes, mediaType, name }: { bytes: Readable | Uint8Array; mediaType: string; name: string },
): Promise<StoredFile> {
  const id = ctx.newId();
  const { sizeBytes, sha256 } = await ctx.app.files.put(id, bytes);
  await recordFile(ctx, { id, sha256, sizeBytes, mediaType, name });
  return { id, sha256, sizeBytes, mediaType, name };
}

/** Writes the row of bytes that are already in the store (an upload received before the transaction opened). */
export async function recordFile(ctx: Context, file: StoredFile): Promise<void> {
  await ctx.query(sql`
    insert into kernel.file (id, sha256, size_bytes, media_type, name, created_at, created_by)
    values (${file.id}, ${file.sha256}, ${file.sizeBytes}, ${file.mediaType}, ${file.name.slice(0, 255)}, ${ctx.now},
            ${ctx.actor.kind === 'person' ? ctx.actor.personId : null})
  `);
}

/** What is known of a stored file. The caller has already loaded the object it belongs to, with its rights. */
export async function findFile(ctx: Context, fileId: string): Promise<StoredFile> {
  const [file] = await ctx.query(sql<StoredFile>`
    select id, sha256, size_bytes as "sizeBytes", media_type as "mediaType", name from kernel.file where id = ${fileId}
  `);
  if (!file) throw new Refusal('NOT_FOUND');
  return file;
}
