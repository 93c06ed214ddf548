import type { PackageDescription, PackageItem } from '../manifest/index.ts';
import {
  type ActivityDefinition,
  GLOBAL_TO_SYSTEM,
  NOT_BEGUN,
  type Scope,
  type SequencingState,
} from '../sequencing/index.ts';

type Shared = Pick<SequencingState, 'globals' | 'sharedData'>;
/** What another course of the learner shares. `isNewer`: it was followed after this one. */
export type OtherCourse = Shared & { readonly scope: Scope; readonly isNewer: boolean };

/**
 * Where a learner stands in a course, with what the learner's other courses share of the same objectives and texts.
 *
 * `others` stand in the order in which they were followed; the last word said wins. Source: SCORM 2004 4th Edition,
 * CAM 3.4.1.5 (objectivesGlobalToSystem, sharedDataGlobalToSystem) and SN 3.10.2.
 */
export function withKnownElsewhere(
  description: Pick<PackageDescription, 'course' | 'items'>,
  own: SequencingState | null,
  { others, seed }: { others: readonly OtherCourse[]; seed: number },
): SequencingState | null {
  const { course, items } = description;
  if (!course) return own;
  const scope = course.isGlobalToSystem ?? GLOBAL_TO_SYSTEM;
  const objectives = scope.objectives ? objectivesOf(course) : new Set<string>();
  const buckets = scope.sharedData ? bucketsOf(items) : new Set<string>();
  const found: Shared = { globals: {}, sharedData: {} };
  for (const other of others) {
    const takes = (id: string, mine: object | undefined) => other.isNewer || !(id in (mine ?? {}));
    for (const [id, known] of other.scope.objectives ? Object.entries(other.globals) : [])
      if (objectives.has(id) && takes(id, own?.globals)) found.globals[id] = known;
    for (const [id, text] of other.scope.sharedData ? Object.entries(other.sharedData) : [])
      if (buckets.has(id) && takes(id, own?.sharedData)) found.sharedData[id] = text;
  }
  if (Object.keys(found.globals).length + Object.keys(found.sharedData).length === 0) return own;
  const before = own ?? { ...NOT_BEGUN, seed };
  return {
    ...before,
    globals: { ...before.globals, ...found.globals },
    sharedData: { ...before.sharedData, ...found.sharedData },
  };
}

/** Whether anything of this course may be known elsewhere: most courses share nothing. */
export const sharesAnything = ({ course, items }: Pick<PackageDescription, 'course' | 'items'>) =>
  course !== null && objectivesOf(course).size + bucketsOf(items).size > 0;

function objectivesOf({ sequencing, children }: ActivityDefinition): Set<string> {
  const own = sequencing.objectives.flatMap(({ reads, writes }) => [
    ...Object.values(reads),
    ...Object.values(writes).flat(),
  ]);
  return new Set([...own, ...children.flatMap((child) => [...objectivesOf(child)])]);
}

function bucketsOf(items: readonly PackageItem[]): Set<string> {
  return new Set(
    items.flatMap(({ sharedData = [], children }) => [
      ...sharedData.map(({ targetId }) => targetId),
      ...bucketsOf(children),
    ]),
  );
}
