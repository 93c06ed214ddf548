/** Makes a PDF out of a template of this module and its data. */
export type PdfMaker = {
  /** Tagged, PDF/A-2a, fonts embedded. The same template and data give the same text and layout. */
  make(template: string, data: unknown, madeAt: Date): Promise<Buffer>;
  close(): Promise<void>;
};
