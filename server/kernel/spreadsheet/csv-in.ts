/** Text of a CSV whatever its encoding: byte order marks first, then UTF-8 when valid, else Windows-1252 (old Excel). */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** The separator that cuts the first lines most evenly, quotes respected: semicolon, tab, comma or bar. */
export function guessSeparator(text: string): string {
  const lines = text.split(/\r?\n/, 20).filter(Boolean);
  const score = (separator: string) => {
    const counts = lines.map((line) => line.replace(/"[^"]*"/g, '').split(separator).length - 1);
    return (
      Math.min(...counts.filter((count) => count > 0), Number.POSITIVE_INFINITY) *
      counts.filter((count) => count > 0).length
    );
  };
  const candidates = [';', '\t', ',', '|']
    .map((separator) => ({ separator, value: score(separator) }))
    .filter(({ value }) => Number.isFinite(value));
  return candidates.sort((a, b) => b.value - a.value)[0]?.separator ?? ';';
}

/** Cells of a CSV (RFC 4180): quoted cells may hold separators, doubled quotes and line ends. */
export function parseCsv(text: string, separator = guessSeparator(text)): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  const endCell = () => {
    row.push(cell);
    cell = '';
  };
  const endRow = () => {
    endCell();
    rows.push(row);
    row = [];
  };
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    if (quoted) {
      if (char !== '"') cell += char;
      else if (text[at + 1] === '"') {
        cell += '"';
        at++;
      } else quoted = false;
    } else if (char === '"' && cell === '') quoted = true;
    else if (char === separator) endCell();
    else if (char === '\n') endRow();
    else if (char !== '\r') cell += char;
  }
  if (cell !== '' || row.length > 0) endRow();
  return rows;
}
