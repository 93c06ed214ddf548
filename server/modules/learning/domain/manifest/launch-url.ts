/** An origin that exists nowhere: only paths are resolved against it. */
const NOWHERE = 'https://package.invalid';

export type Launch =
  | { readonly kind: 'file'; readonly filePath: string; readonly href: string; readonly spelling: 'exact' | 'folded' }
  | { readonly kind: 'missing'; readonly path: string }
  | { readonly kind: 'elsewhere' }
  | { readonly kind: 'script' };

/** Files of the archive, found by exact path first, then with case folded (content made on Windows). */
export type FileIndex = { find(path: string): { path: string; spelling: 'exact' | 'folded' } | null };

export function fileIndex(paths: readonly string[]): FileIndex {
  const exact = new Set(paths);
  const folded = new Map(paths.map((path) => [path.normalize('NFC').toLowerCase(), path]));
  return {
    find(path) {
      if (exact.has(path)) return { path, spelling: 'exact' };
      const close = folded.get(path.normalize('NFC').toLowerCase());
      return close === undefined ? null : { path: close, spelling: 'folded' };
    },
  };
}

/**
 * Address that opens a resource: manifest, resources and resource bases joined to its href, then the item's parameters.
 *
 * `root` is the package's folder in the archive. Addresses that run code (javascript:, data:…) are never resolved.
 */
export function resolveLaunch(
  { bases, href, parameters, root }: { bases: readonly string[]; href: string; parameters: string; root: string },
  files: FileIndex,
): Launch {
  let url = new URL(encodePath(root), `${NOWHERE}/`);
  for (const part of [...bases, href]) {
    const text = part.trim();
    const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(text)?.[1]?.toLowerCase();
    if (scheme && scheme !== 'http' && scheme !== 'https') return { kind: 'script' };
    const next = URL.parse(text, url);
    if (!next) return { kind: 'missing', path: text };
    url = next;
  }
  if (url.origin !== NOWHERE) return { kind: 'elsewhere' };
  const path = decoded(url.pathname).slice(1);
  const found = files.find(path) ?? files.find(url.pathname.slice(1)) ?? files.find(`${root}${href.trim()}`);
  if (!found) return { kind: 'missing', path };
  const address = joinParameters(`${encodePath(found.path)}${url.search}${url.hash}`, parameters);
  return { kind: 'file', filePath: found.path, href: address, spelling: found.spelling };
}

/**
 * Parameters of an item joined to its address, unchanged but for their leading signs.
 *
 * Source: SCORM CAM, adlcp parameters: drop leading "?" and "&"; a fragment is added unless there is one; else the
 * query is begun or continued.
 */
export function joinParameters(address: string, parameters: string): string {
  const rest = parameters.trim().replace(/^[?&]+/, '');
  if (rest === '') return address;
  if (rest.startsWith('#')) return address.includes('#') ? address : `${address}${rest}`;
  const cut = address.indexOf('#');
  const [page, fragment] = cut < 0 ? [address, ''] : [address.slice(0, cut), address.slice(cut)];
  return `${page}${page.includes('?') ? '&' : '?'}${rest}${fragment}`;
}

const encodePath = (path: string) => path.split('/').map(encodeURIComponent).join('/');

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
