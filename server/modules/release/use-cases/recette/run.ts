import type { Severity } from '../../domain/recette/anomaly-moves.ts';
import type { Outcome } from '../../domain/recette/standing.ts';

export type Run = {
  readonly digest: string;
  readonly seen: number;
  readonly outcome: Outcome;
  readonly steps: readonly ('ok' | 'ko' | 'none')[];
  readonly comment: string;
  readonly durationS: number;
  readonly isAutomatic: boolean;
  readonly screenshotIds: readonly string[];
  readonly severity?: Severity | undefined;
  readonly severityReason?: string | undefined;
};
