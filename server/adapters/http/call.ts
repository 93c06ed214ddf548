import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Endpoint, Upload } from '../../../contract/endpoint.ts';
import type { Actor } from '../../kernel/access.ts';
import { reachOf } from '../../kernel/access.ts';
import type { Application, TransactionScope } from '../../kernel/context.ts';
import { findKeptAnswer, type KeyedCall, keepAnswer } from '../../kernel/idempotency.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { FileToSend, Input, ReceivedFile, Route } from '../../kernel/route.ts';
import type { Caller } from './caller.ts';
import { forgetRoutingToken, holdVersion } from './routing-cookie.ts';

type Call = { route: Route; request: FastifyRequest; reply: FastifyReply; app: Application; caller: Caller };

/** Carries out one call: rights, input, idempotency, use case, answer. Every step refuses by throwing. */
export async function carryOut(call: Call): Promise<FastifyReply> {
  const scope = checkedScope(call);
  const input = await readInput(call);
  const { status, answer } = await perform(call, scope, input);
  if (call.route.holdsVersion) holdVersion(call.reply, call.app, call.route.holdsVersion);
  return sendAnswer(call, status, answer);
}

function checkedScope({ route, request, caller }: Call): TransactionScope {
  const reach = reachOf(route.access, caller.actor);
  const isHalfDoor = 'halfSignedIn' in route.access && route.access.halfSignedIn === true;
  if (caller.actor.kind === 'anonymous' && reach === null) throw new Refusal('SIGN_IN_NEEDED');
  if (caller.half && reach !== 'open' && !isHalfDoor) throw new Refusal('SECOND_FACTOR_NEEDED');
  if (reach === null) throw new Refusal('NOT_ALLOWED');
  if (!withinTokenScopes(route, caller.actor)) throw new Refusal('TOKEN_SCOPE_MISSING', { scope: scopeOf(route) });
  return {
    actor: caller.actor,
    reach,
    readOnly:
      route.key.startsWith('GET ') ||
      (caller.actor.kind === 'person' && caller.actor.role === 'auditor' && !isOwnDoor(route)),
    requestId: request.id,
    language: caller.language,
  };
}

/** An auditor writes nothing but their own sign-in. */
function isOwnDoor(route: Route): boolean {
  return route.module === 'identity';
}

/** The scope a personal access token needs: `<module>:read` or `<module>:write`. */
export function scopeOf(route: Route): string {
  return `${route.module}:${route.key.startsWith('GET ') ? 'read' : 'write'}`;
}

function withinTokenScopes(route: Route, actor: Actor): boolean {
  if (actor.kind !== 'person' || actor.scopes === null) return true;
  return actor.scopes.includes(scopeOf(route));
}

async function readInput({ route, request, reply, app }: Call): Promise<Input<Endpoint>> {
  const { params, query, body, upload } = route.endpoint;
  const strictly = (schema: Endpoint['params'] | Endpoint['body'], value: unknown) =>
    schema ? schema.parse(value) : undefined;
  const received = upload ? await receiveFile(request, app, upload) : undefined;
  return {
    params: strictly(params, request.params),
    query: strictly(query, request.query),
    body: strictly(body, upload ? uploadFields(request) : (request.body ?? undefined)),
    upload: received,
    http: {
      userAgent: String(request.headers['user-agent'] ?? '').slice(0, 300),
      address: request.ip,
      setLogin: (token, maxAgeSeconds) => setLoginCookie(reply, app, { token, maxAgeSeconds }),
    },
  } as Input<Endpoint>;
}

function uploadFields(request: FastifyRequest): Record<string, unknown> {
  const fields = (request as FastifyRequest & { uploadFields?: Record<string, unknown> }).uploadFields;
  return fields ?? {};
}

/** Streams the one file of a multipart body into the store; text fields before it are kept for the body schema. */
async function receiveFile(request: FastifyRequest, app: Application, upload: Upload): Promise<ReceivedFile> {
  if (!request.isMultipart()) throw new Refusal('INVALID_INPUT', { fields: 'file' });
  const part = await request.file({ limits: { fileSize: upload.maxBytes, files: 1, fields: 10, fieldSize: 20_000 } });
  if (!part) throw new Refusal('INVALID_INPUT', { fields: 'file' });
  const fields: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(part.fields)) {
    if (value && !Array.isArray(value) && value.type === 'field') fields[name] = value.value;
  }
  Object.assign(request, { uploadFields: fields });
  const fileId = crypto.randomUUID();
  const { sizeBytes, sha256 } = await app.files.put(fileId, part.file);
  if (part.file.truncated) {
    await app.files.remove(fileId);
    throw new Refusal('FILE_TOO_LARGE', { megabytes: Math.floor(upload.maxBytes / 1_000_000) });
  }
  return { fileId, sizeBytes, sha256, name: part.filename || 'fichier', mediaType: part.mimetype };
}

async function perform({ route, request, app }: Call, scope: TransactionScope, input: Input<Endpoint>) {
  if (route.runOpen) return { status: statusOf(route), answer: await route.runOpen(app, scope, input) };
  const run = route.run;
  if (!run) throw new Error(`${route.key} has no handler`);
  const keyed = keyedCall(route, request);
  return app.transaction(scope, async (ctx) => {
    const kept = keyed ? await findKeptAnswer(ctx, keyed) : null;
    if (kept) return { status: kept.status, answer: kept.answer };
    const answer = checkedAnswer(route, await run(ctx, input));
    if (keyed) await keepAnswer(ctx, keyed, { status: statusOf(route), answer });
    return { status: statusOf(route), answer };
  });
}

/** Sign-in answers set a cookie, which a replay could not: those doors keep nothing. */
function keyedCall(route: Route, request: FastifyRequest): KeyedCall | null {
  const key = request.headers['idempotency-key'];
  const isJson = route.endpoint.answer === null || 'parse' in route.endpoint.answer;
  if (!route.key.startsWith('POST ') || typeof key !== 'string' || !key || !isJson || 'open' in route.access)
    return null;
  if (key.length > 255) throw new Refusal('INVALID_INPUT', { fields: 'Idempotency-Key' });
  return { key, route: `${request.method} ${request.url}`, body: request.body };
}

function statusOf(route: Route): number {
  return route.endpoint.answer === null ? 204 : 200;
}

/** The way out is validated too: a field that the contract does not name never leaves. */
function checkedAnswer(route: Route, answer: unknown): unknown {
  const schema = route.endpoint.answer;
  if (schema === null) return null;
  if ('file' in schema) return answer;
  const checked = schema.safeParse(answer);
  if (!checked.success) throw new Error(`${route.key} answered outside its contract: ${checked.error.message}`);
  return checked.data;
}

function sendAnswer({ route, reply }: Call, status: number, answer: unknown): FastifyReply {
  reply.header('cache-control', 'no-store');
  const schema = route.endpoint.answer;
  if (schema === null) return reply.code(204).send();
  if ('file' in schema) return sendFile(reply, answer as FileToSend);
  return reply.code(status).send(route.runOpen ? checkedAnswer(route, answer) : answer);
}

function sendFile(reply: FastifyReply, { bytes, mediaType, name, inline }: FileToSend): FastifyReply {
  const kind = inline ? 'inline' : 'attachment';
  const plain = name.normalize('NFD').replace(/[^\w. -]/g, '');
  return reply
    .header('content-type', mediaType)
    .header('content-disposition', `${kind}; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`)
    .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox")
    .send(bytes instanceof Uint8Array ? Buffer.from(bytes) : bytes);
}

/** `__Host-` needs https; on plain http (a local try) the same cookie goes without the prefix and `Secure`. */
export function loginCookieName(app: Application): string {
  return app.settings.appOrigin.startsWith('https:') ? '__Host-formapro' : 'formapro';
}

function setLoginCookie(
  reply: FastifyReply,
  app: Application,
  { token, maxAgeSeconds }: { token: string | null; maxAgeSeconds: number | undefined },
): void {
  const secure = app.settings.appOrigin.startsWith('https:');
  const options = { path: '/', httpOnly: true, sameSite: 'lax', secure } as const;
  if (token === null) {
    reply.clearCookie(loginCookieName(app), options);
    forgetRoutingToken(reply, app);
  } else reply.setCookie(loginCookieName(app), token, maxAgeSeconds ? { ...options, maxAge: maxAgeSeconds } : options);
}
