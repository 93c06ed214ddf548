import type { ActivityDefinition } from '../sequencing/index.ts';
import type { PackageItem } from './package-description.ts';
import { sequencingOf } from './sequencing-definition.ts';
import { attributeOf, childrenOf, isNotFalse } from './xml-read.ts';
import type { XmlNode } from './xml-tree.ts';

/**
 * The organization and its items as a tree of activities. Items that open nothing and hold nothing are left out: nothing
 * could be delivered there.
 *
 * `items` are those that were read of the same organization, in the same order, with the identifiers they were given.
 */
export function activityTree(
  organization: XmlNode,
  { items, sequencing }: { items: readonly PackageItem[]; sequencing: ReadonlyMap<string, XmlNode> },
): ActivityDefinition {
  const activity = (element: XmlNode, id: string, isVisible: boolean, under: readonly PackageItem[]) => ({
    id,
    isVisible,
    sequencing: sequencingOf(element, sequencing),
    children: childrenOf(element, 'item').flatMap((child, rank): ActivityDefinition[] => {
      const item = under[rank];
      if (!item || (item.href === null && item.children.length === 0)) return [];
      return [activity(child, item.identifier, item.isVisible, item.children)];
    }),
  });
  const root: ActivityDefinition = activity(organization, rootIdentifier(organization, items), true, items);
  return { ...root, isGlobalToSystem: scopeOf(organization) };
}

const scopeOf = (organization: XmlNode) => ({
  objectives: isNotFalse(attributeOf(organization, 'objectivesGlobalToSystem')),
  sharedData: isNotFalse(attributeOf(organization, 'sharedDataGlobalToSystem')),
});

/** The organization's own identifier, unless an item already bears it. */
function rootIdentifier(organization: XmlNode, items: readonly PackageItem[]): string {
  const wanted = attributeOf(organization, 'identifier') ?? 'organization';
  const taken = new Set(flat(items).map(({ identifier }) => identifier));
  return taken.has(wanted) ? `${wanted}#organization` : wanted;
}

const flat = (items: readonly PackageItem[]): PackageItem[] => items.flatMap((item) => [item, ...flat(item.children)]);
