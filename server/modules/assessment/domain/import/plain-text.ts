import { entityText } from './html-entities.ts';

export type Reduced = {
  readonly text: string /** A picture, sound or film stood there. */;
  readonly hasMedia: boolean;
};

const BLOCKS = new Set('p div br ul ol table tr h1 h2 h3 h4 h5 h6 pre blockquote section hr dl dt dd'.split(' '));
const MEDIA = new Set('img audio video object embed iframe svg canvas'.split(' '));
const SILENT = new Set(['script', 'style']);

/**
 * HTML to the text that a person reads: blocks become lines, list items dashes, exponents ² and ₂, pictures their
 * description in brackets. Read once from left to right, whatever the input.
 */
export function reduceHtml(html: string): Reduced {
  const out = new Writer();
  let at = 0;
  while (at < html.length) {
    const next = nextMark(html, at);
    out.write(html.slice(at, next));
    if (next >= html.length) break;
    at = html[next] === '&' ? readEntity(html, next, out) : readTag(html, next, out);
  }
  return { text: cleanText(out.text()), hasMedia: out.hasMedia };
}

/** Text as it is kept: no control characters, no trailing spaces, no more than one empty line in a row. */
export function cleanText(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed.
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufeff\ufffe\uffff]/g, '')
      .toWellFormed()
      .split(/\r\n|\r|\n/)
      .map((line) => line.replace(/[ \t\u00a0]+/g, (spaces) => (spaces === '\u00a0' ? spaces : ' ')).trim())
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim()
  );
}

class Writer {
  readonly #pieces: string[] = [];
  #raised: { from: number; isUp: boolean } | null = null;
  hasMedia = false;

  write(piece: string): void {
    if (piece) this.#pieces.push(piece);
  }

  raise(isUp: boolean): void {
    this.#raised = { from: this.#pieces.length, isUp };
  }

  lower(): void {
    if (!this.#raised) return;
    const { from, isUp } = this.#raised;
    const piece = this.#pieces.splice(from).join('');
    this.write(/^[\d+-]+$/.test(piece) ? raisedDigits(piece, isUp) : piece);
    this.#raised = null;
  }

  text(): string {
    return this.#pieces.join('');
  }
}

const raisedDigits = (digits: string, isUp: boolean) =>
  [...digits].map((digit) => (isUp ? '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻' : '₀₁₂₃₄₅₆₇₈₉₊₋').charAt('0123456789+-'.indexOf(digit))).join('');

function nextMark(html: string, from: number): number {
  let at = from;
  while (at < html.length && html[at] !== '<' && html[at] !== '&') at++;
  return at;
}

/** Longest name of an entity that anybody writes: 8 letters. */
const ENTITY = /&(#?\w{1,10});/y;

function readEntity(html: string, at: number, out: Writer): number {
  ENTITY.lastIndex = at;
  const found = ENTITY.exec(html);
  out.write(found ? entityText(found[1] ?? '') : '&');
  return found ? ENTITY.lastIndex : at + 1;
}

/** A tag nobody closes is text: "a < b" is mathematics. */
const TAG = /<(?:!--|[!?]|(\/?)([a-z][a-z0-9]*))/iy;

function readTag(html: string, at: number, out: Writer): number {
  TAG.lastIndex = at;
  const found = TAG.exec(html);
  const isComment = found?.[0] === '<!--';
  const end = found ? html.indexOf(isComment ? '-->' : '>', at) : -1;
  if (end < 0) {
    out.write(found ? html.slice(at) : '<');
    return found ? html.length : at + 1;
  }
  const [, slash = '', name = ''] = found ?? [];
  const tag = name.toLowerCase();
  if (SILENT.has(tag) && !slash) return endOfSilent(html, end, tag);
  writeTag(out, { tag, isClosing: slash === '/', whole: html.slice(at, end) });
  return end + (isComment ? 3 : 1);
}

function endOfSilent(html: string, from: number, tag: string): number {
  const closing = tag === 'script' ? /<\/script/gi : /<\/style/gi;
  closing.lastIndex = from;
  return closing.exec(html)?.index ?? html.length;
}

function writeTag(out: Writer, { tag, isClosing, whole }: { tag: string; isClosing: boolean; whole: string }): void {
  if (BLOCKS.has(tag)) out.write('\n');
  else if (tag === 'li') out.write(isClosing ? '' : '\n- ');
  else if (tag === 'td' || tag === 'th') out.write(' ');
  else if (tag === 'sup' || tag === 'sub') isClosing ? out.lower() : out.raise(tag === 'sup');
  else if (MEDIA.has(tag) && !isClosing) {
    out.hasMedia = true;
    const [, alt = ''] = /\salt\s*=\s*["']([^"']{1,300})["']/i.exec(whole.slice(0, 20_000)) ?? [];
    out.write(alt.trim() ? `\n[${alt.trim()}]` : '');
  }
}
