import { Refusal } from '../../../../kernel/refusal.ts';
import type { PackageEdition } from './package-description.ts';
import { childOf, childText } from './xml-read.ts';
import type { XmlNode } from './xml-tree.ts';

const SAID: readonly [RegExp, PackageEdition][] = [
  [/^1\.2$/, '1.2'],
  [/^2004 4th edition$/i, '2004 4th'],
  [/^2004 3rd edition$/i, '2004 3rd'],
  [/^(cam ?1\.3|1\.3|2004( 2nd edition)?)$/i, '2004 2nd'],
];

/**
 * Edition of a manifest: what schemaversion says, else what its namespaces show.
 *
 * Throws PACKAGE_SCORM_11 for a version 1.1, PACKAGE_NOT_SCORM when nothing of SCORM is in the manifest.
 */
export function editionOf(manifest: XmlNode): PackageEdition {
  const metadata = childOf(manifest, 'metadata');
  const version = childText(metadata, 'schemaversion') ?? '';
  if (/^1\.[01]$/.test(version) && !/common cartridge/i.test(childText(metadata, 'schema') ?? ''))
    throw new Refusal('PACKAGE_SCORM_11');
  const namespaces = namespacesOf(manifest);
  const has = (part: string) => namespaces.some((namespace) => namespace.toLowerCase().includes(part));
  if (!has('adlcp')) throw new Refusal('PACKAGE_NOT_SCORM');
  const said = SAID.find(([pattern]) => pattern.test(version))?.[1];
  if (said) return said;
  return has('imscp_rootv1p1p2') || has('adlcp_rootv1p2') ? '1.2' : '2004 3rd';
}

function namespacesOf(manifest: XmlNode): string[] {
  const found = new Set<string>();
  const visit = (node: XmlNode) => {
    found.add(node.namespace);
    for (const { name, namespace, value } of node.attributes)
      found.add(namespace === 'http://www.w3.org/2000/xmlns/' || name === 'xmlns' ? value : namespace);
    node.children.forEach(visit);
  };
  visit(manifest);
  return [...found];
}
