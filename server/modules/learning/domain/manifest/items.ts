import { completionThreshold } from './completion-threshold.ts';
import type { PackageEdition, PackageItem, PackageWarning, SharedDataMap } from './package-description.ts';
import type { Resources } from './resources.ts';
import { runTimeRules } from './sequencing.ts';
import { attributeOf, childOf, childrenOf, childText, decimalWithin, isNotFalse } from './xml-read.ts';
import type { XmlNode } from './xml-tree.ts';

export type ItemReading = {
  readonly edition: PackageEdition;
  readonly resources: Resources;
  readonly sequencing: Map<string, XmlNode>;
  readonly warn: (warning: PackageWarning) => void;
  /** Identifiers already given, so that each item keeps one of its own. */
  readonly taken: Set<string>;
};

const TITLE_MAX = 500;

/** Items of an organization or of an item, in order, with all that the manifest says of each. */
export function readItems(parent: XmlNode, reading: ItemReading): PackageItem[] {
  return childrenOf(parent, 'item').map((item) => readItem(item, reading));
}

function readItem(item: XmlNode, reading: ItemReading): PackageItem {
  const identifier = ownIdentifier(attributeOf(item, 'identifier') ?? 'item', reading);
  const parameters = attributeOf(item, 'parameters') ?? '';
  const opened = reading.resources.open(attributeOf(item, 'identifierref'), { identifier, parameters });
  return {
    identifier,
    title: (childText(item, 'title') ?? identifier).slice(0, TITLE_MAX),
    isVisible: isNotFalse(attributeOf(item, 'isvisible')),
    href: opened?.href ?? null,
    filePath: opened?.filePath ?? null,
    scormType: opened?.scormType ?? null,
    parameters,
    ...runTime(item, reading),
    hideLmsUi: hiddenControls(item),
    ...(reading.edition === '1.2' ? {} : { sharedData: sharedDataMaps(item) }),
    children: readItems(item, reading),
  };
}

function runTime(item: XmlNode, { edition, sequencing }: ItemReading) {
  const adlcp = (name: string) => childText(item, name, 'adlcp');
  const rules = runTimeRules(item, sequencing);
  return {
    masteryScore: edition === '1.2' ? decimalWithin(adlcp('masteryscore'), 0, 100) : null,
    maxTimeAllowed: edition === '1.2' ? adlcp('maxtimeallowed') : rules.maxTimeAllowed,
    timeLimitAction: (edition === '1.2' ? adlcp('timelimitaction') : adlcp('timeLimitAction'))?.toLowerCase() ?? null,
    // Base64 and scripts live here: the text is passed on as it is, but for the white space around it.
    dataFromLms: (childOf(item, edition === '1.2' ? 'datafromlms' : 'dataFromLMS', 'adlcp')?.text ?? '').trim(),
    prerequisites: adlcp('prerequisites'),
    completionThreshold: edition === '1.2' ? null : completionThreshold(item, edition),
    scaledPassingScore: edition === '1.2' ? null : rules.scaledPassingScore,
    objectiveIds: edition === '1.2' ? [] : rules.objectiveIds,
  };
}

/** CAM 3.4.1.16: each target once, the first map of it. */
function sharedDataMaps(item: XmlNode): SharedDataMap[] {
  const maps = childrenOf(childOf(item, 'data', 'adlcp'), 'map', 'adlcp').map((map) => ({
    targetId: (attributeOf(map, 'targetID') ?? '').trim(),
    canRead: isNotFalse(attributeOf(map, 'readSharedData')),
    canWrite: isNotFalse(attributeOf(map, 'writeSharedData')),
  }));
  const known = maps.filter(({ targetId }) => targetId !== '' && targetId.length <= 4000);
  return known.filter(({ targetId }, rank) => known.findIndex((other) => other.targetId === targetId) === rank);
}

function hiddenControls(item: XmlNode): string[] {
  const shown = childOf(childOf(item, 'presentation', 'adlnav'), 'navigationInterface', 'adlnav');
  return childrenOf(shown, 'hideLMSUI', 'adlnav').map(({ text }) => text.trim());
}

function ownIdentifier(wanted: string, { taken, warn }: ItemReading): string {
  let identifier = wanted;
  for (let rank = 2; taken.has(identifier); rank += 1) identifier = `${wanted}-${rank}`;
  taken.add(identifier);
  if (identifier !== wanted) warn({ code: 'PACKAGE_TWIN_ITEM', facts: { identifier: wanted } });
  return identifier;
}
