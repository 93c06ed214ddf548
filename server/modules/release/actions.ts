import type { TrailActions } from '../../kernel/trail.ts';

export const actions: TrailActions = {};
