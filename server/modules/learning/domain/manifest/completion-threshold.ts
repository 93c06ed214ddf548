import type { PackageEdition } from './package-description.ts';
import { attributeOf, childOf, decimalWithin, isNotFalse } from './xml-read.ts';
import type { XmlNode } from './xml-tree.ts';

/**
 * Progress (0 to 1) that completes an item, null when the content decides.
 *
 * 2nd and 3rd editions write it as text; the 4th as minProgressMeasure (1 by default), valid only when
 * completedByMeasure is true.
 */
export function completionThreshold(item: XmlNode, edition: PackageEdition): number | null {
  const element = childOf(item, 'completionThreshold', 'adlcp');
  if (!element) return null;
  const byMeasure = attributeOf(element, 'completedByMeasure');
  if (edition === '2004 4th' || byMeasure !== null)
    return byMeasure !== null && isNotFalse(byMeasure)
      ? (decimalWithin(attributeOf(element, 'minProgressMeasure'), 0, 1) ?? 1)
      : null;
  return decimalWithin(element.text, 0, 1);
}
