import { Refusal } from '../../../../kernel/refusal.ts';
import { activityTree } from './activity-tree.ts';
import { decodeManifest } from './decode.ts';
import { editionOf } from './edition.ts';
import { type ItemReading, readItems } from './items.ts';
import { fileIndex } from './launch-url.ts';
import type { ManifestPlace } from './locate.ts';
import type { PackageDescription, PackageItem, PackageWarning } from './package-description.ts';
import { missingFiles, type Resources, readResources } from './resources.ts';
import { sequencingCollection } from './sequencing.ts';
import { attributeOf, childOf, childrenOf, childText } from './xml-read.ts';
import { readXml, type XmlNode } from './xml-tree.ts';

export type PackageSource = {
  readonly manifestBytes: Uint8Array;
  readonly place: ManifestPlace;
  /** Every path of the archive, the manifest's own included. */
  readonly paths: readonly string[];
};

/** How many warnings are kept: a package with more is one to export again, not to read about. */
const MAX_WARNINGS = 100;

/**
 * Describes a SCORM 1.2 or 2004 package from its imsmanifest.xml and the paths of its archive.
 *
 * Source: SCORM 1.2 CAM; SCORM 2004 CAM 2nd to 4th editions. Throws a refusal named PACKAGE_… (refusals.ts) when the
 * package cannot be played; what is merely odd comes back as warnings.
 */
export function parseManifest({ manifestBytes, place, paths }: PackageSource): PackageDescription {
  const manifest = readXml(decodeManifest(manifestBytes));
  if (manifest.name !== 'manifest') throw new Refusal('PACKAGE_NOT_SCORM');
  const edition = editionOf(manifest);
  const warnings: PackageWarning[] = [];
  const warn = (warning: PackageWarning) => {
    if (warnings.length < MAX_WARNINGS) warnings.push(warning);
  };
  const files = fileIndex(paths);
  if (place.root) warn({ code: 'PACKAGE_IN_FOLDER', facts: { folder: place.root.slice(0, -1) } });
  const resources = readResources(manifest, { files, root: place.root, warn });
  const sequencing = sequencingCollection(manifest);
  const reading: ItemReading = { edition, resources, sequencing, warn, taken: new Set() };
  const organization = defaultOrganization(manifest, warn);
  const items = organization ? readItems(organization, reading) : itemsOfResources(resources, warn);
  const launchable = flat(items).filter(({ href }) => href !== null);
  if (launchable.length === 0) throw nothingToOpen(warnings);
  const missing = missingFiles(manifest, { files, root: place.root });
  if (missing[0] !== undefined)
    warn({ code: 'PACKAGE_FILES_MISSING', facts: { count: missing.length, name: missing[0] } });
  const identifier = attributeOf(manifest, 'identifier') ?? '';
  const title = childText(organization, 'title') ?? items[0]?.title ?? identifier;
  const course = organization && edition !== '1.2' ? activityTree(organization, { items, sequencing }) : null;
  return { edition, identifier, title: title.slice(0, 500), items, launchable, warnings, course };
}

function defaultOrganization(manifest: XmlNode, warn: (warning: PackageWarning) => void): XmlNode | undefined {
  const holder = childOf(manifest, 'organizations');
  const all = childrenOf(holder, 'organization');
  const wanted = attributeOf(holder, 'default');
  const named = all.find((one) => attributeOf(one, 'identifier') === wanted);
  if (!named && wanted !== null && all[0]) warn({ code: 'PACKAGE_DEFAULT_ORGANIZATION', facts: { name: wanted } });
  return named ?? all[0];
}

/** A package of resources without table of contents: each SCO is an item, or the first page when there is none. */
function itemsOfResources(resources: Resources, warn: (warning: PackageWarning) => void): PackageItem[] {
  const scos = resources.withHref.filter(({ isSco }) => isSco);
  const chosen = scos.length > 0 ? scos : resources.withHref.slice(0, 1);
  if (chosen.length > 0) warn({ code: 'PACKAGE_NO_ORGANIZATION', facts: {} });
  return chosen.map(({ identifier }) => {
    const opened = resources.open(identifier, { identifier, parameters: '' });
    return { ...PLAIN_ITEM, ...opened, identifier, title: identifier };
  });
}

const PLAIN_ITEM: PackageItem = {
  identifier: '',
  title: '',
  isVisible: true,
  href: null,
  filePath: null,
  scormType: null,
  parameters: '',
  masteryScore: null,
  maxTimeAllowed: null,
  timeLimitAction: null,
  dataFromLms: '',
  prerequisites: null,
  completionThreshold: null,
  scaledPassingScore: null,
  objectiveIds: [],
  hideLmsUi: [],
  children: [],
};

function flat(items: readonly PackageItem[]): PackageItem[] {
  return items.flatMap((item) => [item, ...flat(item.children)]);
}

/** When nothing can be opened, the first cause found is the refusal. */
function nothingToOpen(warnings: readonly PackageWarning[]): Refusal {
  const CAUSES = /^PACKAGE_(FILE_MISSING|RESOURCE_MISSING|LAUNCH_ELSEWHERE|LAUNCH_SCRIPT)$/;
  const cause = warnings.find(({ code }) => CAUSES.test(code));
  return cause ? new Refusal(cause.code, cause.facts) : new Refusal('PACKAGE_EMPTY');
}
