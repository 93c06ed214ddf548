import type { TrailActions } from '../../kernel/trail.ts';
import { environmentActions } from './actions/environments.ts';

export const actions: TrailActions = { ...environmentActions };
