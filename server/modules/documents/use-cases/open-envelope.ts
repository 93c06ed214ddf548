import type { Application, Context } from '../../../kernel/context.ts';
import { findFile } from '../../../kernel/files.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { FileToSend, HttpFacts } from '../../../kernel/route.ts';
import { tokenHash } from '../../../kernel/secrets.ts';
import { countTry } from '../../../kernel/throttle.ts';
import { findEnvelope, listEnclosed } from '../store/delivery.read.ts';
import { noteOpened } from '../store/dispatch.store.ts';

type Link = { readonly code: string; readonly http: HttpFacts };
const READER = { actor: { kind: 'system', name: 'documents.link' } } as const;

/** What a personal link opens: the documents that were sent, and for a replaced one the one that holds now. */
export async function openEnvelope(app: Application, link: Link) {
  return throughLink(app, link, async (ctx, { envelopeId, firstName, sessionTitle }) => {
    await noteOpened(ctx, envelopeId);
    const documents = await listEnclosed(ctx, envelopeId);
    return {
      firstName,
      training: sessionTitle,
      documents: documents.map(({ kind, documentId, number, state, newerId, newerNumber }) => ({
        kind,
        documentId,
        number,
        state,
        newer: newerId && newerNumber ? { documentId: newerId, number: newerNumber } : null,
      })),
    };
  });
}

/** The bytes of one document of the link, or of the one that replaced it for this reader. */
export async function openEnclosed(app: Application, link: Link, documentId: string): Promise<FileToSend> {
  return throughLink(app, link, async (ctx, { envelopeId }) => {
    const documents = await listEnclosed(ctx, envelopeId);
    const fileId =
      documents.find((one) => one.documentId === documentId)?.fileId ??
      documents.find(({ newerId }) => newerId === documentId)?.newerFileId;
    if (!fileId) throw new Refusal('DOCUMENT_LINK_UNKNOWN');
    const { mediaType, name } = await findFile(ctx, fileId);
    return { bytes: await app.files.read(fileId), mediaType, name, inline: true };
  });
}

/** A hundred tries per address in ten minutes; a link that is wrong, too old or undone gives the same answer. */
async function throughLink<T>(
  app: Application,
  { code, http }: Link,
  run: (ctx: Context, envelope: { envelopeId: string; firstName: string; sessionTitle: string }) => Promise<T>,
): Promise<T> {
  await countTry(app, { door: 'document-link', subject: http.address, limit: 100, windowMn: 10 });
  return app.transaction(READER, async (ctx) => {
    const envelope = await findEnvelope(ctx, tokenHash(code));
    if (!envelope) throw new Refusal('DOCUMENT_LINK_UNKNOWN');
    return run(ctx, envelope);
  });
}
