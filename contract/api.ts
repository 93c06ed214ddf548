import type { z } from 'zod';
import { accounts } from './accounts.ts';
import { assessment } from './assessment.ts';
import { attendance } from './attendance.ts';
import { catalogue } from './catalogue.ts';
import { communication } from './communication.ts';
import { documents } from './documents.ts';
import type { Endpoint, FileAnswer } from './endpoint.ts';
import { enrolment } from './enrolment.ts';
import { guides } from './guides.ts';
import { identity } from './identity.ts';
import { learning } from './learning.ts';
import { messaging } from './messaging.ts';
import { passkeys } from './passkeys.ts';
import { people } from './people.ts';
import { promotion } from './promotion.ts';
import { quality } from './quality.ts';
import { recette } from './recette.ts';
import { reporting } from './reporting.ts';
import { rollout } from './rollout.ts';
import { sessions } from './sessions.ts';
import { steering } from './steering.ts';
import { support } from './support.ts';

/** Every endpoint of the product: validation, OpenAPI and the web client all come from here. One line per module. */
export const contract = {
  ...messaging,
  ...identity,
  ...accounts,
  ...passkeys,
  ...people,
  ...catalogue,
  ...sessions,
  ...enrolment,
  ...assessment,
  ...attendance,
  ...learning,
  ...documents,
  ...quality,
  ...reporting,
  ...rollout,
  ...support,
  ...recette,
  ...communication,
  ...guides,
  ...promotion,
  ...steering,
} as const;

type In<T> = T extends z.ZodType ? z.input<T> : undefined;
type Answer<T> = T extends z.ZodType ? z.output<T> : T extends FileAnswer ? Blob : undefined;

/** The API as the web client sees it: 'METHOD /path' to what is sent and what comes back. */
export type Api = {
  [K in keyof typeof contract]: (typeof contract)[K] extends infer E extends Endpoint
    ? { params: In<E['params']>; query: In<E['query']>; body: In<E['body']>; answer: Answer<E['answer']> }
    : never;
};
