/** A run of words, plain, strong or as one types it. */
export type Words = { readonly text: string; readonly as: 'plain' | 'strong' | 'code' };
export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly words: Words[] }
  | { readonly kind: 'paragraph'; readonly words: Words[] }
  | { readonly kind: 'list'; readonly isOrdered: boolean; readonly start: number; readonly items: Words[][] }
  | { readonly kind: 'table'; readonly head: Words[][]; readonly rows: Words[][][] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'picture'; readonly file: string; readonly alt: string };

const PICTURE = /^!\[([^\]]*)\]\((?:\.\.\/)+pictures\/([\w/-]+\.png)\)$/;
const ITEM = /^(?:(\d+)\.|-) +(.*)$/;

/** Reads what our guides are written in: titles, paragraphs, flat lists, tables, code, pictures. The rest is text. */
export function readMarkdown(source: string): Block[] {
  const blocks: Block[] = [];
  const groups = source.replaceAll('\r', '').split(/\n(?:[ \t]*\n)+/);
  for (const group of joinFences(groups)) blocks.push(...blockOf(group.replace(/^\n+|\n+$/g, '')));
  return blocks;
}

/** Code may hold empty lines: its pieces are put together again. */
function joinFences(groups: readonly string[]): string[] {
  const joined: string[] = [];
  let open: string | null = null;
  for (const group of groups) {
    const fences = group.split('\n').filter((line) => line.startsWith('```')).length;
    open = open === null ? group : `${open}\n\n${group}`;
    const isInside = fences % 2 === 1 ? open === group : open !== group;
    if (isInside) continue;
    joined.push(open);
    open = null;
  }
  return open === null ? joined : [...joined, open];
}

function blockOf(group: string): Block[] {
  if (group === '') return [];
  const lines = group.split('\n');
  const [first = ''] = lines;
  if (first.startsWith('```')) return [{ kind: 'code', text: lines.slice(1, -1).join('\n') }];
  const title = /^(#{1,3}) +(.*)$/.exec(first);
  if (title) {
    const level = Math.min(3, title[1]?.length ?? 1) as 1 | 2 | 3;
    return [{ kind: 'heading', level, words: wordsOf(title[2] ?? '') }, ...blockOf(lines.slice(1).join('\n'))];
  }
  const picture = PICTURE.exec(first);
  if (picture)
    return [{ kind: 'picture', alt: picture[1] ?? '', file: picture[2] ?? '' }, ...blockOf(lines.slice(1).join('\n'))];
  if (first.startsWith('|')) return [tableOf(lines)];
  const at = lines.findIndex((line) => ITEM.test(line));
  if (at === 0) return [listOf(lines)];
  if (at > 0) return [...blockOf(lines.slice(0, at).join('\n')), listOf(lines.slice(at))];
  return [{ kind: 'paragraph', words: wordsOf(lines.map((line) => line.trim()).join(' ')) }];
}

function listOf(lines: readonly string[]): Block {
  const items: string[] = [];
  for (const line of lines) {
    const item = ITEM.exec(line);
    if (item) items.push(item[2] ?? '');
    else items.push(`${items.pop() ?? ''} ${line.trim()}`);
  }
  const start = ITEM.exec(lines[0] ?? '')?.[1];
  return { kind: 'list', isOrdered: start !== undefined, start: Number(start ?? 1), items: items.map(wordsOf) };
}

function tableOf(lines: readonly string[]): Block {
  const cells = (line: string) =>
    line
      .replace(/^\||\|$/g, '')
      .split('|')
      .map((cell) => wordsOf(cell.trim()));
  const [head = '', , ...rows] = lines;
  return { kind: 'table', head: cells(head), rows: rows.map(cells) };
}

/** The spaces of French typography, which nobody types. */
const spaced = (text: string) =>
  text
    .replace(/« /g, '«\u00a0')
    .replace(/ (»|:(?=\s|$)|%)/g, '\u00a0$1')
    .replace(/ ([;!?])/g, '\u202f$1');

/** Links keep their words: a paper has nowhere to go. */
function wordsOf(text: string): Words[] {
  const plain = text.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1');
  return plain
    .split(/(\*\*[^*]+\*\*|`[^`]+`)/)
    .filter(Boolean)
    .map((part) => {
      if (part.startsWith('**')) return { text: spaced(part.slice(2, -2)), as: 'strong' };
      return part.startsWith('`') ? { text: part.slice(1, -1), as: 'code' } : { text: spaced(part), as: 'plain' };
    });
}
