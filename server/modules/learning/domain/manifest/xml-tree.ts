import { SaxesParser, type SaxesTagNS } from 'saxes';
import { Refusal } from '../../../../kernel/refusal.ts';

/** An element with its namespace: imsss:objectives and adlseq:objectives are not the same thing. */
export type XmlNode = {
  readonly name: string;
  readonly namespace: string;
  readonly attributes: readonly XmlAttribute[];
  readonly children: readonly XmlNode[];
  /** Direct text, without that of the children. */
  readonly text: string;
};
export type XmlAttribute = { readonly name: string; readonly namespace: string; readonly value: string };

/** Deepest real manifest seen: 15 levels. */
const MAX_DEPTH = 100;
const MAX_NODES = 300_000;

type Growing = { name: string; namespace: string; attributes: XmlAttribute[]; children: Growing[]; text: string };

/**
 * Reads XML strictly into a tree. A DOCTYPE is refused whatever it holds: entities are how XML attacks its reader.
 *
 * Throws PACKAGE_DOCTYPE, or PACKAGE_MANIFEST_UNREADABLE with the line where reading stopped.
 */
export function readXml(text: string): XmlNode {
  const parser = new SaxesParser({ xmlns: true });
  const open: Growing[] = [];
  const tops: Growing[] = [];
  let nodes = 0;
  const unreadable = () => new Refusal('PACKAGE_MANIFEST_UNREADABLE', { line: parser.line });
  parser.on('doctype', () => {
    throw new Refusal('PACKAGE_DOCTYPE');
  });
  parser.on('error', () => {
    throw unreadable();
  });
  parser.on('opentag', (tag) => {
    nodes += 1;
    if (open.length >= MAX_DEPTH || nodes > MAX_NODES) throw unreadable();
    const node = grown(tag);
    (open.at(-1)?.children ?? tops).push(node);
    open.push(node);
  });
  const addText = (value: string) => {
    const inside = open.at(-1);
    if (inside) inside.text += value;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    open.pop();
  });
  parser.write(text.replace(/^\uFEFF?\s*(?=<)/, '')).close();
  const [top] = tops;
  if (!top) throw unreadable();
  return top;
}

function grown(tag: SaxesTagNS): Growing {
  const attributes = Object.values(tag.attributes).map(({ local, uri, value }) => ({
    name: local,
    namespace: uri,
    value,
  }));
  return { name: tag.local, namespace: tag.uri, attributes, children: [], text: '' };
}
