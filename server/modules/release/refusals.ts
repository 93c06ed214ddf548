import type { RefusalTexts } from '../../kernel/refusal.ts';
import { communicationRefusals } from './refusals/communication.ts';
import { promotionRefusals } from './refusals/promotion.ts';
import { recetteRefusals } from './refusals/recette.ts';
import { rolloutRefusals } from './refusals/rollout.ts';
import { steeringRefusals } from './refusals/steering.ts';
import { supportRefusals } from './refusals/support.ts';

export const refusals: RefusalTexts = {
  ...communicationRefusals,
  ...promotionRefusals,
  ...recetteRefusals,
  ...rolloutRefusals,
  ...steeringRefusals,
  ...supportRefusals,
};
