import { type FileIndex, resolveLaunch } from './launch-url.ts';
import type { PackageWarning } from './package-description.ts';
import { attributeOf, baseOf, childOf, childrenOf } from './xml-read.ts';
import type { XmlNode } from './xml-tree.ts';

export type Opened = { readonly href: string; readonly filePath: string; readonly scormType: 'sco' | 'asset' };

export type Resources = {
  /** What an item opens; null for a folder, or with a warning when it cannot be opened. */
  open(identifierRef: string | null, item: { identifier: string; parameters: string }): Opened | null;
  /** Resources that can be opened by themselves, for packages without organization. */
  readonly withHref: readonly { identifier: string; isSco: boolean }[];
};

const REASON = {
  missing: 'PACKAGE_FILE_MISSING',
  elsewhere: 'PACKAGE_LAUNCH_ELSEWHERE',
  script: 'PACKAGE_LAUNCH_SCRIPT',
};

/** The resources of a manifest; `root` is the package's folder in the archive. */
export function readResources(
  manifest: XmlNode,
  { files, root, warn }: { files: FileIndex; root: string; warn: (warning: PackageWarning) => void },
): Resources {
  const holder = childOf(manifest, 'resources');
  const byId = new Map(childrenOf(holder, 'resource').map((one) => [attributeOf(one, 'identifier') ?? '', one]));
  return {
    withHref: [...byId]
      .filter(([, resource]) => attributeOf(resource, 'href') !== null)
      .map(([identifier, resource]) => ({ identifier, isSco: isSco(resource) })),
    open(identifierRef, { identifier, parameters }) {
      if (identifierRef === null || identifierRef === '') return null;
      const resource = byId.get(identifierRef);
      const href = attributeOf(resource, 'href');
      if (!resource || href === null) {
        warn({ code: 'PACKAGE_RESOURCE_MISSING', facts: { identifier, resource: identifierRef } });
        return null;
      }
      const bases = [baseOf(manifest), baseOf(holder), baseOf(resource)].filter(Boolean);
      const launch = resolveLaunch({ bases, href, parameters, root }, files);
      if (launch.kind !== 'file') {
        warn({ code: REASON[launch.kind], facts: { identifier, name: href.slice(0, 200) } });
        return null;
      }
      if (launch.spelling === 'folded') warn({ code: 'PACKAGE_FILE_CASE', facts: { name: launch.filePath } });
      return { href: launch.href, filePath: launch.filePath, scormType: isSco(resource) ? 'sco' : 'asset' };
    },
  };
}

const isSco = (resource: XmlNode) => (attributeOf(resource, 'scormtype') ?? '').trim().toLowerCase() === 'sco';

/** Declared files that the archive does not hold, for one warning with the first of them. */
export function missingFiles(manifest: XmlNode, { files, root }: { files: FileIndex; root: string }): string[] {
  const holder = childOf(manifest, 'resources');
  return childrenOf(holder, 'resource').flatMap((resource) => {
    const bases = [baseOf(manifest), baseOf(holder), baseOf(resource)].filter(Boolean);
    return childrenOf(resource, 'file')
      .map((file) => attributeOf(file, 'href') ?? '')
      .filter((href) => resolveLaunch({ bases, href, parameters: '', root }, files).kind === 'missing');
  });
}
