/** One question of a GIFT file as it is written, and the line where it starts. */
export type GiftBlock = { readonly line: number; readonly text: string };
export type GiftFile = { readonly blocks: readonly GiftBlock[]; readonly category: string };

/**
 * Cuts a GIFT file into questions: an empty line ends one, unless its answers are still open.
 *
 * Source: docs.moodle.org, "GIFT format", read November 2026. Comments start with //, $CATEGORY names what follows.
 */
export function cutGift(text: string): GiftFile {
  const blocks: GiftBlock[] = [];
  let category = '';
  let open: { line: number; lines: string[]; isInAnswers: boolean } | null = null;
  const close = () => {
    if (open) blocks.push({ line: open.line, text: open.lines.join('\n') });
    open = null;
  };
  text.split(/\r\n|\r|\n/).forEach((written, at) => {
    const line = written.trim();
    if (line.startsWith('//')) return;
    if (line.startsWith('$CATEGORY:')) {
      close();
      category = lastName(line.slice('$CATEGORY:'.length));
      return;
    }
    if (line.startsWith('::') || (line === '' && !open?.isInAnswers)) close();
    if (line === '' && !open) return;
    open ??= { line: at + 1, lines: [], isInAnswers: false };
    open.lines.push(written);
    open.isInAnswers = isOpenAfter(written, open.isInAnswers);
  });
  close();
  return { blocks, category };
}

function isOpenAfter(line: string, wasOpen: boolean): boolean {
  let isOpen = wasOpen;
  for (let at = 0; at < line.length; at++) {
    if (line[at] === '\\') at++;
    else if (line[at] === '{') isOpen = true;
    else if (line[at] === '}') isOpen = false;
  }
  return isOpen;
}

/** `$course$/top/Sécurité/Habilitation` is "Habilitation"; a doubled slash is a slash. */
export function lastName(path: string): string {
  const names = path.trim().replaceAll('//', '\u0000').split('/');
  const name = (names.at(-1) ?? '').replaceAll('\u0000', '/').trim();
  return /^(\$.*\$|top)?$/.test(name) ? '' : name.slice(0, 200);
}
