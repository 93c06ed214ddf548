/** Facts a person needs to understand a refusal. Never a secret, never another company's data. */
export type Facts = Readonly<Record<string, string | number | boolean | null>>;

/**
 * The product understood the request and says no.
 *
 * `code` is public API: docs/refusals.md lists it with its HTTP status and its French sentence, and
 * refusals.test.ts fails when one of the three is missing.
 */
export class Refusal<Code extends string = string> extends Error {
  override readonly name = 'Refusal';
  readonly code: Code;
  readonly facts: Facts;

  constructor(code: Code, facts: Facts = {}) {
    super(code);
    this.code = code;
    this.facts = facts;
  }
}

/** Somebody else is down (mail server, time-stamp authority). Jobs try again, routes answer 503. */
export class Outage extends Error {
  override readonly name = 'Outage';
  readonly retryAfterMs: number;

  constructor(message: string, retryAfterMs: number) {
    super(message);
    this.retryAfterMs = retryAfterMs;
  }
}

/** HTTP status and sentences of one refusal. `{name}` in a sentence is replaced by the fact of that name. */
export type RefusalText = { readonly status: number; readonly fr: string; readonly en: string };
export type RefusalTexts = Readonly<Record<string, RefusalText>>;

/** The sentence for a person, facts filled in. */
export function refusalSentence(text: RefusalText, facts: Facts, language: 'fr' | 'en'): string {
  return text[language].replace(/\{(\w+)\}/g, (_, name: string) => String(facts[name] ?? ''));
}
