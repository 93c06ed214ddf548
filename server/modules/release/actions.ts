import type { TrailActions } from '../../kernel/trail.ts';
import { communicationActions } from './actions/communication.ts';
import { environmentActions } from './actions/environments.ts';
import { promotionActions } from './actions/promotion.ts';
import { recetteActions } from './actions/recette.ts';
import { rolloutActions } from './actions/rollout.ts';
import { steeringActions } from './actions/steering.ts';
import { supportActions } from './actions/support.ts';

export const actions: TrailActions = {
  ...communicationActions,
  ...environmentActions,
  ...promotionActions,
  ...recetteActions,
  ...rolloutActions,
  ...steeringActions,
  ...supportActions,
};
