import type { z } from 'zod';
import type { Endpoint, EndpointKey, Endpoints, FileAnswer } from '../../contract/endpoint.ts';
import type { Access } from './access.ts';
import type { Application, Context, TransactionScope } from './context.ts';

type Out<T> = T extends z.ZodType ? z.output<T> : undefined;
type AnswerOf<T> = T extends z.ZodType ? z.input<T> : T extends FileAnswer ? FileToSend : undefined;

/** An endpoint without an answer may be carried out by a function that returns nothing. */
type Answered<E extends Endpoint> = E['answer'] extends null ? unknown : AnswerOf<E['answer']>;

/** A file on its way out. `attachment` names the file that the browser saves; without it the browser shows it. */
export type FileToSend = {
  readonly bytes: Uint8Array | NodeJS.ReadableStream;
  readonly mediaType: string;
  readonly name: string;
  readonly inline?: boolean;
};

/** What a route received, validated. Unknown members have been refused already. */
export type Input<E extends Endpoint> = {
  readonly params: Out<E['params']>;
  readonly query: Out<E['query']>;
  readonly body: Out<E['body']>;
  readonly upload: E['upload'] extends object ? ReceivedFile : undefined;
  readonly http: HttpFacts;
};

/** An uploaded file, already stored under a random id and counted; its content is still hostile. */
export type ReceivedFile = {
  readonly fileId: string;
  readonly name: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  readonly sha256: string;
};

/** Facts of the call that a few use cases keep as evidence. */
export type HttpFacts = {
  readonly userAgent: string;
  readonly address: string;
  /** Sets or clears the sign-in cookie of the application origin. */
  setLogin(token: string | null, maxAgeSeconds?: number): void;
};

type Common = {
  readonly access: Access;
  /** What begins or ends here must not change version in the middle (a quiz): edges leave its person where they are. */
  readonly holdsVersion?: 'begins' | 'ends';
};

/** How a route is carried out: inside one transaction (the rule), or opening its own (uploads, long answers). */
export type Handler<E extends Endpoint> = Common &
  (
    | { readonly run: (ctx: Context, input: Input<E>) => Promise<Answered<E>> }
    | {
        readonly runOpen: (app: Application, scope: TransactionScope, input: Input<E>) => Promise<Answered<E>>;
      }
  );

export type Handlers<E extends Endpoints> = { readonly [K in keyof E]: Handler<E[K] & Endpoint> };

/** A route as the server mounts it; types are erased once the module has been checked. */
export type Route = {
  readonly key: EndpointKey;
  readonly module: string;
  readonly endpoint: Endpoint;
  readonly access: Access;
  readonly holdsVersion?: 'begins' | 'ends';
  readonly run?: (ctx: Context, input: Input<Endpoint>) => Promise<unknown>;
  readonly runOpen?: (app: Application, scope: TransactionScope, input: Input<Endpoint>) => Promise<unknown>;
};

/** Binds every endpoint of a module to its handler and its access. A missing one does not compile. */
export function routes<E extends Endpoints>(module: string, definition: E, handlers: Handlers<E>): Route[] {
  return (Object.keys(definition) as (keyof E & EndpointKey)[]).map((key) => {
    const handler = handlers[key] as unknown as Omit<Route, 'key' | 'module' | 'endpoint'>;
    return { key, module, endpoint: definition[key] as Endpoint, ...handler };
  });
}
