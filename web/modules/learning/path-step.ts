import type { Api } from '../../../contract/api.ts';

export type Step = Api['GET /program-versions/:versionId/path']['answer']['steps'][number];
export const KINDS = ['package', 'onSite', 'virtualClass', 'quiz', 'document'] as const;
