import type { Job } from '../../../kernel/jobs.ts';
import type { PdfMaker } from '../../../kernel/pdf/pdf-maker.ts';
import { prepareDispatch, sendDispatches } from '../use-cases/carry-out-dispatch.ts';

export const dispatchJobs = (pdfs: PdfMaker): Job[] => [
  {
    name: 'documents.prepare-dispatch',
    safety: 'one transaction per document, each issued once; stops when the send is undone',
    expireSeconds: 900,
    retryLimit: 5,
    runOpen: (app, { dispatchId }: { dispatchId: string }) => prepareDispatch(app, pdfs, dispatchId),
  },
  {
    name: 'documents.send-dispatches',
    safety: 'a mass send is moved to sent once, with all its mails, in one transaction; each mail has its key',
    every: '* * * * *',
    expireSeconds: 900,
    runOpen: (app) => sendDispatches(app, pdfs),
  },
];
