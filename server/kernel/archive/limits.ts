/** What an archive may be. Anything past a limit is refused before a byte is written. */
export type ArchiveLimits = {
  readonly maxFiles: number;
  readonly maxTotalBytes: number;
  readonly maxFileBytes: number;
  /** Unpacked over packed, looked at above `ratioFromBytes` only: small texts compress well. */
  readonly maxRatio: number;
  readonly ratioFromBytes: number;
  readonly maxNameBytes: number;
  readonly maxDepth: number;
  /** Office files hold folders of their own; learning packages must not hold archives or server scripts. */
  readonly refuseActive: boolean;
};

/** Learning packages: sizes of real ones with room to spare (docs/limits.md). */
export const PACKAGE_LIMITS: ArchiveLimits = {
  maxFiles: 20_000,
  maxTotalBytes: 4_000_000_000,
  maxFileBytes: 1_000_000_000,
  maxRatio: 200,
  ratioFromBytes: 5_000_000,
  maxNameBytes: 512,
  maxDepth: 24,
  refuseActive: true,
};

/** Spreadsheets people send. */
export const SPREADSHEET_LIMITS: ArchiveLimits = {
  maxFiles: 500,
  maxTotalBytes: 60_000_000,
  maxFileBytes: 40_000_000,
  maxRatio: 200,
  ratioFromBytes: 5_000_000,
  maxNameBytes: 255,
  maxDepth: 8,
  refuseActive: false,
};
