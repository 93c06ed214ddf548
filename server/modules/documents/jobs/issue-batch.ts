import type { Job } from '../../../kernel/jobs.ts';
import type { PdfMaker } from '../../../kernel/pdf/pdf-maker.ts';
import { issueBatch } from '../use-cases/issue-batch.ts';

export const issueBatchJob = (pdfs: PdfMaker): Job => ({
  name: 'documents.issue-batch',
  safety: 'one transaction per person; who has their certificate already is passed over',
  expireSeconds: 600,
  retryLimit: 10,
  runOpen: (app, { batchId }: { batchId: string }) => issueBatch(app, pdfs, batchId),
});
