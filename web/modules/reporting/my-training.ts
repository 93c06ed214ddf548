import type { Api } from '../../../contract/api.ts';

export type Enrolment = Api['GET /my-training']['answer']['enrolments'][number];
