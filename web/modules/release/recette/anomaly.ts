import type { Api } from '../../../../contract/api.ts';

export type Anomaly = Api['GET /recette/campaigns/:campaignId/anomalies']['answer']['rows'][number];
