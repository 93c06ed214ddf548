import type { Module } from '../../kernel/module.ts';
import type { PdfMaker } from '../../kernel/pdf/pdf-maker.ts';
import { actions } from './actions.ts';
import { documentRoutes } from './http/documents.routes.ts';
import { dispatchJobs } from './jobs/dispatches.ts';
import { issueBatchJob } from './jobs/issue-batch.ts';
import { personalData } from './personal-data.ts';
import { refusals } from './refusals.ts';

export { listEnrolmentDocuments } from './store/document.read.ts';
export { issueCertificate } from './use-cases/issue-certificate.ts';
export { readHours } from './use-cases/read-hours.ts';

/** Numbered PDFs with their proof: certificate of completion, attendance sheet; and the page that verifies them. */
export const documentsModule = ({ pdfs }: { pdfs: PdfMaker }): Module => ({
  name: 'documents',
  routes: documentRoutes(pdfs),
  jobs: [issueBatchJob(pdfs), ...dispatchJobs(pdfs)],
  actions,
  refusals,
  personalData,
});
