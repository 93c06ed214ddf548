/** Makes a PDF out of a template and its data. */
export type PdfMaker = {
  /**
   * Tagged, PDF/A-2a, fonts embedded. The same template and data give the same text and layout.
   *
   * @param template module and file without its ending: `documents/attendance-sheet` stands in modules/documents/templates/
   */
  make(template: string, data: unknown, madeAt: Date): Promise<Buffer>;
  close(): Promise<void>;
};
