/** Bytes of a tar block; everything is padded to it. */
const BLOCK = 512;
const NAME_BYTES = 100;
const PREFIX_BYTES = 155;

/** Two empty blocks end an archive. */
export const TAR_END = Buffer.alloc(2 * BLOCK);

/** What fills the last block of a file. */
export function tarPadding(sizeBytes: number): Buffer {
  return Buffer.alloc((BLOCK - (sizeBytes % BLOCK)) % BLOCK);
}

/** Header of a file in POSIX ustar form, without owner or date: the same files give the same archive everywhere. */
export function tarHeader({
  path,
  sizeBytes,
  isExecutable,
}: {
  path: string;
  sizeBytes: number;
  isExecutable: boolean;
}): Buffer {
  const header = Buffer.alloc(BLOCK);
  const [prefix, name] = splitPath(path);
  const put = (text: string, at: number) => header.write(text, at, 'utf8');
  const octal = (value: number, at: number, length: number) => put(value.toString(8).padStart(length - 1, '0'), at);
  put(name, 0);
  octal(isExecutable ? 0o755 : 0o644, 100, 8);
  octal(0, 108, 8);
  octal(0, 116, 8);
  octal(sizeBytes, 124, 12);
  octal(0, 136, 12);
  put('        0', 148);
  put('ustar\u000000', 257);
  put(prefix, 345);
  const sum = header.reduce((total, byte) => total + byte, 0);
  put(`${sum.toString(8).padStart(6, '0')}\u0000 `, 148);
  return header;
}

export type TarFile = { readonly path: string; readonly isExecutable: boolean; readonly bytes: Buffer };

/** Files of an archive written here. A path that leaves its folder, or a shape that is not ours, is refused. */
export function* readTar(archive: Buffer): Generator<TarFile> {
  for (let at = 0; at + BLOCK <= archive.length && archive[at] !== 0; ) {
    const text = (from: number, length: number) =>
      archive.toString('utf8', at + from, at + from + length).replace(/\0.*$/s, '');
    const [name, prefix] = [text(0, NAME_BYTES), text(345, PREFIX_BYTES)];
    const path = prefix ? `${prefix}/${name}` : name;
    const sizeBytes = Number.parseInt(text(124, 12), 8);
    if (text(257, 5) !== 'ustar' || !Number.isInteger(sizeBytes) || /^\/|(^|\/)\.\.(\/|$)|\\/.test(path))
      throw new Error(`« ${path} » n’a pas sa place dans une archive de FormaPro.`);
    const from = at + BLOCK;
    const isExecutable = (Number.parseInt(text(100, 8), 8) & 0o100) !== 0;
    yield { path, isExecutable, bytes: archive.subarray(from, from + sizeBytes) };
    at = from + sizeBytes + tarPadding(sizeBytes).length;
  }
}

/** A path that is too long for the name goes in two parts, cut at a folder. */
function splitPath(path: string): [prefix: string, name: string] {
  if (Buffer.byteLength(path) <= NAME_BYTES) return ['', path];
  for (let cut = path.indexOf('/'); cut > 0; cut = path.indexOf('/', cut + 1)) {
    const [prefix, name] = [path.slice(0, cut), path.slice(cut + 1)];
    if (Buffer.byteLength(name) <= NAME_BYTES && Buffer.byteLength(prefix) <= PREFIX_BYTES) return [prefix, name];
  }
  throw new Error(`the path ${path} is too long for an archive`);
}
