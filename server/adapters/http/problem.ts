import type { FastifyReply } from 'fastify';
import { ZodError } from 'zod';
import { Outage, Refusal, type RefusalTexts, refusalSentence } from '../../kernel/refusal.ts';

/** An RFC 9457 problem document: what happened and what to do, in the reader's language; never an internal detail. */
export type Problem = {
  readonly type: string;
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly reference: string;
};

type Asked = { texts: RefusalTexts; language: 'fr' | 'en'; reference: string };

/** Turns anything thrown into a problem. What is not a refusal is a defect and says nothing but its reference. */
export function toProblem(error: unknown, { texts, language, reference }: Asked): Problem {
  const refusal = asRefusal(error);
  const known = texts[refusal.code];
  const text = known ?? texts.DEFECT ?? { status: 500, fr: '', en: '' };
  const code = known ? refusal.code : 'DEFECT';
  return {
    type: `/api/refusals#${code}`,
    status: text.status,
    code,
    title: refusalSentence(text, refusal.facts, language),
    facts: known ? refusal.facts : {},
    reference,
  };
}

/** Sends a problem with its media type; a private answer is never cached. */
export function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  return reply
    .code(problem.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(JSON.stringify(problem));
}

function asRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof Outage) return new Refusal('OUTAGE', { minutes: Math.ceil(error.retryAfterMs / 60_000) });
  if (error instanceof ZodError) return new Refusal('INVALID_INPUT', invalidFacts(error));
  const code = (error as { code?: unknown }).code;
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE' || code === 'FST_REQ_FILE_TOO_LARGE') return new Refusal('FILE_TOO_LARGE');
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return new Refusal('INVALID_INPUT', { fields: 'content-type' });
  if (typeof code === 'string' && code.startsWith('FST_ERR_CTP'))
    return new Refusal('INVALID_INPUT', { fields: 'body' });
  return new Refusal('DEFECT');
}

/** Names of the wrong members, at most ten; their values are not repeated. */
function invalidFacts(error: ZodError): { fields: string } {
  const fields = error.issues.map((issue) => issue.path.join('.') || 'body');
  return { fields: [...new Set(fields)].slice(0, 10).join(', ') };
}
