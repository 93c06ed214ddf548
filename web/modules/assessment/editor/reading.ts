import type { Api } from '../../../../contract/api.ts';

export type Reading = Api['POST /quiz-readings']['answer'];
