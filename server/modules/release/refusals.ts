import type { RefusalTexts } from '../../kernel/refusal.ts';
import { rolloutRefusals } from './refusals/rollout.ts';

export const refusals: RefusalTexts = { ...rolloutRefusals };
