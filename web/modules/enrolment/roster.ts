import type { Api } from '../../../contract/api.ts';

export type Roster = Api['GET /rosters/:rosterId']['answer'];
export type Choices = NonNullable<Api['PUT /rosters/:rosterId']['body']>;
