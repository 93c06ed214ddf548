import { objectiveId } from './objective-id.ts';
import { attributeOf, childOf, childrenOf, childText, decimalWithin, isNotFalse } from './xml-read.ts';
import type { XmlNode } from './xml-tree.ts';

/** The part of sequencing that the run-time data model shows to content. Order rules are another matter. */
export type RunTimeRules = {
  readonly scaledPassingScore: number | null;
  readonly objectiveIds: readonly string[];
  readonly maxTimeAllowed: string | null;
};

/** Shared sequencing of a manifest by identifier. */
export function sequencingCollection(manifest: XmlNode): Map<string, XmlNode> {
  const all = childrenOf(childOf(manifest, 'sequencingCollection', 'imsss'), 'sequencing', 'imsss');
  return new Map(all.map((one) => [attributeOf(one, 'ID') ?? '', one]));
}

/**
 * Rules of one item. With an IDRef, a part comes from the shared sequencing unless the item has its own.
 *
 * The passing score counts only when the primary objective is satisfied by measure; without a figure it is 1
 * (IMS Simple Sequencing 1.0, minNormalizedMeasure default).
 */
export function runTimeRules(item: XmlNode, collection: Map<string, XmlNode>): RunTimeRules {
  const own = childOf(item, 'sequencing', 'imsss');
  const shared = collection.get(attributeOf(own, 'IDRef') ?? '');
  const part = (name: string) => childOf(own, name, 'imsss') ?? childOf(shared, name, 'imsss');
  const objectives = part('objectives');
  const primary = childOf(objectives, 'primaryObjective', 'imsss');
  const listed = [primary, ...childrenOf(objectives, 'objective', 'imsss')];
  return {
    scaledPassingScore: passingScore(primary),
    objectiveIds: [...new Set(listed.map((one) => objectiveId(attributeOf(one, 'objectiveID'))))].filter(Boolean),
    maxTimeAllowed: attributeOf(part('limitConditions'), 'attemptAbsoluteDurationLimit'),
  };
}

function passingScore(primary: XmlNode | undefined): number | null {
  const byMeasure = attributeOf(primary, 'satisfiedByMeasure');
  if (byMeasure === null || !isNotFalse(byMeasure)) return null;
  return decimalWithin(childText(primary, 'minNormalizedMeasure', 'imsss'), -1, 1) ?? 1;
}
