import type { Readable } from 'node:stream';
import type { Application } from '../../../kernel/context.ts';
import { byteRange } from '../domain/content/byte-range.ts';
import { mediaTypeOf } from '../domain/content/media-type.ts';
import { versionOfTicket } from './content-ticket.ts';
import { packageContent } from './package-contents.ts';

export type ContentFile = {
  readonly status: 200 | 206;
  readonly bytes: Readable;
  readonly sizeBytes: number;
  readonly mediaType: string;
  readonly range: { start: number; end: number } | null;
};

const READER = { actor: { kind: 'system', name: 'content' }, readOnly: true } as const;

/**
 * One file of a package, or null when the ticket or the path is not ours: one answer for both.
 *
 * 'bad-range' asks for bytes past the end. Paths are keys of a map made at the import; none reaches the file system.
 */
export async function openContentFile(
  app: Application,
  { ticket, path, rangeHeader }: { ticket: string; path: string; rangeHeader: string | undefined },
): Promise<ContentFile | null | 'bad-range'> {
  const found = await app.transaction(READER, async (ctx) => {
    const packageVersionId = versionOfTicket(app, ticket, ctx.now);
    if (!packageVersionId) return null;
    const { fileMap } = await packageContent(ctx, packageVersionId);
    const entry = Object.hasOwn(fileMap, path) ? fileMap[path] : fileMap[foldedPath(fileMap, path)];
    return entry ? { packageVersionId, rank: entry[0], sizeBytes: entry[1] } : null;
  });
  if (!found) return null;
  const range = byteRange(rangeHeader, found.sizeBytes);
  if (range === 'bad') return 'bad-range';
  const bytes = await app.files.read(`${found.packageVersionId}/${found.rank}`, range ?? undefined);
  return { status: range ? 206 : 200, bytes, sizeBytes: found.sizeBytes, mediaType: mediaTypeOf(path), range };
}

const folded = new WeakMap<object, Map<string, string>>();

/** Content made on Windows asks for files with another case than it packed them. */
function foldedPath(fileMap: object, path: string): string {
  let known = folded.get(fileMap);
  if (!known) {
    known = new Map(Object.keys(fileMap).map((name) => [name.normalize('NFC').toLowerCase(), name]));
    folded.set(fileMap, known);
  }
  return known.get(path.normalize('NFC').toLowerCase()) ?? '';
}
