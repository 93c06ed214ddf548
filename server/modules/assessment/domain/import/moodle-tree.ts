import { SaxesParser } from 'saxes';
import { Refusal } from '../../../../kernel/refusal.ts';

/** An element with the line where it starts. Text is that of the element itself, not of its children. */
export type XmlElement = {
  readonly name: string;
  readonly line: number;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  readonly text: string;
};

type Growing = { -readonly [K in keyof XmlElement]: XmlElement[K] } & { children: Growing[]; pieces: string[] };

/** Deepest real export seen: 9 levels. */
const MAX_DEPTH = 40;
const MAX_ELEMENTS = 200_000;

/**
 * Reads a Moodle export strictly. A DOCTYPE is refused whatever it holds: entities are how XML attacks its reader.
 * What embedded files hold is skipped.
 *
 * Throws QUIZ_FILE_DOCTYPE, or QUIZ_FILE_UNREADABLE with the line where reading stopped.
 */
export function readMoodleTree(xml: string): XmlElement {
  const parser = new SaxesParser();
  const open: Growing[] = [];
  const tops: Growing[] = [];
  let elements = 0;
  const unreadable = () => new Refusal('QUIZ_FILE_UNREADABLE', { line: parser.line });
  parser.on('doctype', () => {
    throw new Refusal('QUIZ_FILE_DOCTYPE');
  });
  parser.on('error', () => {
    throw unreadable();
  });
  parser.on('opentag', ({ name, attributes }) => {
    elements += 1;
    if (open.length >= MAX_DEPTH || elements > MAX_ELEMENTS) throw unreadable();
    const element = { name, line: parser.line, attributes, children: [], text: '', pieces: [] };
    (open.at(-1)?.children ?? tops).push(element);
    open.push(element);
  });
  const addText = (piece: string) => {
    const inside = open.at(-1);
    if (inside && inside.name !== 'file') inside.pieces.push(piece);
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const closed = open.pop();
    if (closed) closed.text = closed.pieces.splice(0).join('');
  });
  parser.write(xml.replace(/^\uFEFF?\s*(?=<)/, '')).close();
  const [top] = tops;
  if (top?.name !== 'quiz') throw unreadable();
  return top;
}

export function childrenOf(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  return element?.children.filter((child) => child.name === name) ?? [];
}

export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((child) => child.name === name);
}

/** Bare text of a child, '' when it is absent. */
export function childText(element: XmlElement | undefined, name: string): string {
  return childOf(element, name)?.text.trim() ?? '';
}
