import type { ActivityDefinition } from '../sequencing/index.ts';

/** Dialects that are read. SCORM 1.1 has no imsmanifest.xml and is refused. */
export type PackageEdition = '1.2' | '2004 2nd' | '2004 3rd' | '2004 4th';

/** A text that items share, and what this one may do with it. */
export type SharedDataMap = { readonly targetId: string; readonly canRead: boolean; readonly canWrite: boolean };

/** One line of the table of contents; a folder when `href` is null. */
export type PackageItem = {
  /** Unique in the package, case-sensitive, as the manifest writes it. */
  readonly identifier: string;
  /** Text, never markup. */
  readonly title: string;
  readonly isVisible: boolean;
  /** Address relative to the root of the archive, percent-encoded, parameters joined. Null for a folder. */
  readonly href: string | null;
  /** Path in the archive of the file that `href` opens. Null for a folder. */
  readonly filePath: string | null;
  readonly scormType: 'sco' | 'asset' | null;
  readonly parameters: string;
  /** 1.2, 0 to 100: the score that passes, whatever the content says. */
  readonly masteryScore: number | null;
  /** 1.2 HHHH:MM:SS.SS or 2004 ISO 8601 duration, as given to the content. */
  readonly maxTimeAllowed: string | null;
  readonly timeLimitAction: string | null;
  readonly dataFromLms: string;
  /** 1.2: script of what is to be done before it opens (domain/prerequisites). */
  readonly prerequisites: string | null;
  /** 2004, 0 to 1: the progress that completes, whatever the content says. */
  readonly completionThreshold: number | null;
  /** 2004, -1 to 1: the score that passes, whatever the content says. */
  readonly scaledPassingScore: number | null;
  /** 2004: objectives the content finds already listed, the primary one first. */
  readonly objectiveIds: readonly string[];
  /** 2004 4th edition: texts shared with other items, in order. Absent in packages described before they were read. */
  readonly sharedData?: readonly SharedDataMap[];
  /** 2004: controls the page hides while this item plays (continue, previous, exit, suspendAll…). */
  readonly hideLmsUi: readonly string[];
  readonly children: readonly PackageItem[];
};

/** Something odd that does not stop the import, to be said in its report. `code` has a sentence in refusals.ts. */
export type PackageWarning = { readonly code: string; readonly facts: Readonly<Record<string, string | number>> };

export type PackageDescription = {
  readonly edition: PackageEdition;
  readonly identifier: string;
  readonly title: string;
  readonly items: readonly PackageItem[];
  /** Items that open something, in the order of the table of contents. Never empty. */
  readonly launchable: readonly PackageItem[];
  readonly warnings: readonly PackageWarning[];
  /** 2004: the tree of activities with the rules of their order. Null where order is that of the table of contents. */
  readonly course: ActivityDefinition | null;
};
