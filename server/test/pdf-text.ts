import { buffer } from 'node:stream/consumers';
import { extractText } from 'unpdf';

/** Text of a PDF as a person would read it, blanks and line breaks as one space. */
export async function pdfText(bytes: Uint8Array | NodeJS.ReadableStream): Promise<string> {
  const whole = bytes instanceof Uint8Array ? bytes : await buffer(bytes);
  const { text } = await extractText(new Uint8Array(whole), { mergePages: true });
  return text.replace(/\s+/g, ' ');
}
