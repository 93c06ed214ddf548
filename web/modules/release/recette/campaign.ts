import type { Api } from '../../../../contract/api.ts';

export type Campaign = Api['GET /recette/campaigns/:campaignId']['answer'];
export type Report = NonNullable<Campaign['report']>;
