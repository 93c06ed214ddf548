import type { Application, TransactionScope } from '../../../kernel/context.ts';
import type { ReceivedFile } from '../../../kernel/route.ts';
import { decodeText } from '../../../kernel/spreadsheet/csv-in.ts';
import { type QuizFileReading, readQuizFile } from '../domain/import/read-quiz-file.ts';

/** Reads a file of questions and shows what was understood. Nothing is kept: the file goes, saving is the caller's next step. */
export async function readQuestionFile(
  app: Application,
  scope: TransactionScope,
  upload: ReceivedFile,
): Promise<QuizFileReading & { fileName: string }> {
  try {
    const text = decodeText(await app.files.readAll(upload.fileId));
    const reading = await app.transaction({ ...scope, readOnly: true }, async (ctx) =>
      readQuizFile(text, () => ctx.randomBytes(9).toString('base64url')),
    );
    return { fileName: upload.name, ...reading };
  } finally {
    await app.files.remove(upload.fileId);
  }
}
