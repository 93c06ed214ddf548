import { z } from 'zod';
import { endpoints, Instant, page, pageQuery, ShortText, Uuid } from './endpoint.ts';
import { PASSWORD_MAX } from './password-strength.ts';
import { RoleName } from './role-name.ts';

const Token = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
const Email = z.email().max(254);
const Password = z
  .string()
  .min(1)
  .max(PASSWORD_MAX * 4);
const Code = z.string().trim().min(6).max(40);
const SignedIn = z.strictObject({ next: z.enum(['home', 'second-factor']), role: RoleName });
const TokenScope = z.string().regex(/^[a-z]{3,20}:(read|write)$/);

export const AccountRow = z.strictObject({
  personId: Uuid,
  firstName: z.string(),
  lastName: z.string(),
  email: z.string().nullable(),
  roles: z.array(RoleName),
  state: z.enum(['active', 'invited', 'suspended']),
  hasSecondFactor: z.boolean(),
  lastSeenAt: Instant.nullable(),
});

export const accounts = endpoints({
  'GET /accounts': {
    summary: 'People who may sign in',
    query: pageQuery(['name', 'lastSeenAt']).extend({
      role: RoleName.optional(),
      state: z.enum(['active', 'invited', 'suspended']).optional(),
      personId: Uuid.optional(),
    }),
    answer: page(AccountRow),
    refuses: [],
  },
  'POST /invitations': {
    summary: 'Invite a person with a role: a personal link leaves by mail',
    body: z.strictObject({
      firstName: ShortText.min(1),
      lastName: ShortText.min(1),
      email: Email,
      role: RoleName,
      /** In which the letter and the screens speak to somebody who is not known here yet. */
      language: z.enum(['fr', 'en']).default('fr'),
      /** The company a company manager answers for. */
      companyId: Uuid.nullable().default(null),
      /** When an auditor's access ends. */
      expiresAt: Instant.nullable().default(null),
    }),
    answer: z.strictObject({ personId: Uuid }),
    refuses: ['INVITATION_INCOMPLETE', 'ACCESS_END_PAST', 'ROLE_NOT_YOURS_TO_GIVE'],
  },
  'POST /accounts/:personId/invitation': {
    summary: 'Send the invitation again; the link sent before closes',
    params: z.strictObject({ personId: Uuid }),
    answer: null,
    refuses: ['NOT_FOUND', 'ROLE_NOT_YOURS_TO_GIVE'],
  },
  'POST /accounts/:personId/suspension': {
    summary: 'Suspend an account: every door closes at once',
    params: z.strictObject({ personId: Uuid }),
    answer: null,
    refuses: ['NOT_FOUND', 'ROLE_NOT_YOURS_TO_GIVE', 'ACCOUNT_IS_YOURS'],
  },
  'POST /accounts/:personId/reactivation': {
    summary: 'Open a suspended account again; old sign-ins stay closed',
    params: z.strictObject({ personId: Uuid }),
    answer: null,
    refuses: ['NOT_FOUND', 'ROLE_NOT_YOURS_TO_GIVE'],
  },
  'POST /password-resets': {
    summary: 'Ask for a new password; the answer says nothing of who is known here',
    body: z.strictObject({ email: z.string().trim().max(254) }),
    answer: null,
    refuses: ['TOO_MANY_TRIES'],
  },
  'POST /password-choices': {
    summary: 'Choose a password with the link of an invitation or a reset; other sign-ins close',
    body: z.strictObject({ token: Token, password: Password }),
    answer: SignedIn,
    refuses: ['LINK_OVER', 'PASSWORD_WEAK', 'TOO_MANY_TRIES'],
  },
  'POST /magic-links': {
    summary:
      'Ask for a link that signs in without a password, for learners and trainers; the answer is always the same',
    body: z.strictObject({ email: z.string().trim().max(254) }),
    answer: null,
    refuses: ['TOO_MANY_TRIES'],
  },
  'POST /magic-links/use': {
    summary: 'Sign in with a personal link',
    body: z.strictObject({ token: Token }),
    answer: SignedIn,
    refuses: ['LINK_OVER', 'TOO_MANY_TRIES'],
  },
  'POST /second-factor': {
    summary: 'Finish signing in with a code of one’s authenticator, or a recovery code',
    body: z.strictObject({ code: Code }),
    answer: SignedIn,
    refuses: ['CODE_WRONG', 'TOO_MANY_TRIES'],
  },
  'GET /me/security': {
    summary: 'My second factors, my sign-ins, my tokens',
    answer: z.strictObject({
      hasPassword: z.boolean(),
      hasTotp: z.boolean(),
      passkeys: z.array(
        z.strictObject({
          passkeyId: Uuid,
          name: z.string(),
          createdAt: Instant,
          lastUsedAt: Instant.nullable(),
        }),
      ),
      needsSecondFactor: z.boolean(),
      recoveryCodesLeft: z.int().min(0),
      logins: z.array(
        z.strictObject({
          loginId: Uuid,
          role: RoleName,
          via: z.string(),
          userAgent: z.string(),
          createdAt: Instant,
          lastSeenAt: Instant,
          isThisOne: z.boolean(),
        }),
      ),
      tokens: z.array(
        z.strictObject({
          tokenId: Uuid,
          name: z.string(),
          scopes: z.array(z.string()),
          createdAt: Instant,
          expiresAt: Instant,
          lastUsedAt: Instant.nullable(),
        }),
      ),
    }),
    refuses: [],
  },
  'POST /me/totp': {
    summary: 'Begin an authenticator: its secret, shown once; with the password when the account has one',
    body: z.strictObject({ password: Password.nullable().default(null) }),
    answer: z.strictObject({ secret: z.string(), uri: z.string() }),
    refuses: ['AUTHENTICATOR_THERE', 'PASSWORD_WRONG', 'SECOND_FACTOR_NEEDED', 'FACTOR_NOT_BY_LINK', 'TOO_MANY_TRIES'],
  },
  'POST /me/totp/confirmation': {
    summary:
      'Confirm the authenticator with a first code; with the first second factor come ten recovery codes, shown once',
    body: z.strictObject({ code: Code }),
    answer: z.strictObject({ recoveryCodes: z.array(z.string()) }),
    refuses: ['CODE_WRONG', 'AUTHENTICATOR_THERE', 'SECOND_FACTOR_NEEDED', 'FACTOR_NOT_BY_LINK', 'TOO_MANY_TRIES'],
  },
  'POST /me/totp/removal': {
    summary: 'Remove the authenticator, with the password and a code',
    body: z.strictObject({ password: Password, code: Code }),
    answer: null,
    refuses: ['CODE_WRONG', 'PASSWORD_WRONG', 'SECOND_FACTOR_LAST', 'TOO_MANY_TRIES'],
  },
  'PUT /me/password': {
    summary: 'Change my password; my other sign-ins close',
    body: z.strictObject({ current: Password, next: Password }),
    answer: null,
    refuses: ['PASSWORD_WRONG', 'PASSWORD_WEAK', 'TOO_MANY_TRIES'],
  },
  'PUT /me/language': {
    summary: 'Language of my screens and letters',
    body: z.strictObject({ language: z.enum(['fr', 'en']) }),
    answer: null,
    refuses: [],
  },
  'POST /me/role': {
    summary: 'Work as another of my roles',
    body: z.strictObject({ role: RoleName }),
    answer: SignedIn,
    refuses: ['NOT_FOUND', 'STAFF_NOT_BY_LINK'],
  },
  'DELETE /me/logins/:loginId': {
    summary: 'End one of my sign-ins',
    params: z.strictObject({ loginId: Uuid }),
    answer: null,
    refuses: ['NOT_FOUND'],
  },
  'POST /me/logins/end-others': { summary: 'End all my other sign-ins', answer: null, refuses: [] },
  'POST /me/tokens': {
    summary: 'Make a personal access token, shown once',
    body: z.strictObject({
      name: ShortText.min(1).max(80),
      scopes: z.array(TokenScope).min(1).max(40),
      days: z.int().min(1).max(365),
    }),
    answer: z.strictObject({ token: z.string() }),
    refuses: ['SCOPE_UNKNOWN'],
  },
  'DELETE /me/tokens/:tokenId': {
    summary: 'Revoke one of my tokens',
    params: z.strictObject({ tokenId: Uuid }),
    answer: null,
    refuses: ['NOT_FOUND'],
  },
});
