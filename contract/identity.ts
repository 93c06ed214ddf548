import { z } from 'zod';
import { endpoints, ShortText, Uuid } from './endpoint.ts';
import { RoleName } from './role-name.ts';

export const SignInBody = z.strictObject({
  email: z.string().trim().max(254),
  password: z.string().min(1).max(200),
});

/** What the door answers: signed in, or a second factor is still asked. */
export const SignedIn = z.strictObject({ next: z.enum(['home', 'second-factor']), role: RoleName });

export const Me = z.strictObject({
  personId: Uuid,
  firstName: ShortText,
  lastName: ShortText,
  email: z.string().nullable(),
  role: RoleName,
  roles: z.array(RoleName),
  language: z.enum(['fr', 'en']),
  demo: z.boolean(),
  /** When the access ends by itself (auditor), else null. */
  accessEndsAt: z.string().nullable(),
});

export const identity = endpoints({
  'POST /sign-in': {
    summary: 'Sign in with e-mail and password',
    body: SignInBody,
    answer: SignedIn,
    refuses: ['SIGN_IN_REFUSED', 'TOO_MANY_TRIES'],
  },
  'POST /demo/sign-in': {
    summary: 'Enter a demonstration as one of its people; refused anywhere else',
    body: z.strictObject({ role: RoleName }),
    answer: SignedIn,
    refuses: ['NOT_FOUND'],
  },
  'POST /sign-out': { summary: 'End my session', answer: null, refuses: [] },
  'GET /me': { summary: 'Who am I, as what', answer: Me, refuses: [] },
});
