import { accounts } from '../../../../contract/accounts.ts';
import { EVERYONE_OWN } from '../../../kernel/access.ts';
import { type Route, routes } from '../../../kernel/route.ts';
import type { PasswordHash } from '../ports.ts';
import { askLink } from '../use-cases/ask-link.ts';
import * as invitations from '../use-cases/invite.ts';
import * as mine from '../use-cases/my-account.ts';
import * as factors from '../use-cases/second-factor.ts';
import { choosePassword, enterByLink } from '../use-cases/spend-link.ts';

const MANAGERS = {
  allow: { trainingAdministrator: 'all', director: 'all', systemAdministrator: 'all' },
  why: 'those who open accesses; nobody gives more than they have',
} as const;
const MINE = { allow: EVERYONE_OWN, why: 'one’s own account' } as const;
const MINE_HALF = { ...MINE, why: 'one’s own account, to finish signing in', halfSignedIn: true } as const;
const ASKED = { open: true, why: 'a door: the answer is the same whoever asks; throttled' } as const;
const BY_LINK = { open: true, why: 'a door: the personal link is the right; throttled' } as const;

/** Modules whose routes a token may be limited to. */
const TOKEN_MODULES = [
  'people',
  'catalogue',
  'sessions',
  'enrolment',
  'attendance',
  'learning',
  'assessment',
  'documents',
  'reporting',
  'quality',
  'release',
];
const TOKEN_SCOPES: ReadonlySet<string> = new Set(TOKEN_MODULES.flatMap((name) => [`${name}:read`, `${name}:write`]));

export function accountRoutes(passwords: PasswordHash): Route[] {
  return routes('identity', accounts, {
    'GET /accounts': {
      access: MANAGERS,
      run: async (ctx, { query }) => {
        const { rows, total } = await invitations.listAccounts(ctx, query);
        return { rows: rows.map((row) => ({ ...row, lastSeenAt: row.lastSeenAt?.toISOString() ?? null })), total };
      },
    },
    'POST /invitations': { access: MANAGERS, run: (ctx, { body }) => invitations.invite(ctx, body) },
    'POST /accounts/:personId/invitation': {
      access: MANAGERS,
      run: (ctx, { params }) => invitations.inviteAgain(ctx, params.personId),
    },
    'POST /accounts/:personId/suspension': {
      access: MANAGERS,
      run: (ctx, { params }) => invitations.suspend(ctx, params.personId, true),
    },
    'POST /accounts/:personId/reactivation': {
      access: MANAGERS,
      run: (ctx, { params }) => invitations.suspend(ctx, params.personId, false),
    },
    'POST /password-resets': {
      access: ASKED,
      runOpen: (app, _scope, { body, http }) => askLink(app, 'password-reset', { ...body, http }),
    },
    'POST /password-choices': {
      access: BY_LINK,
      runOpen: (app, _scope, { body, http }) => choosePassword(app, passwords, { ...body, http }),
    },
    'POST /magic-links': {
      access: ASKED,
      runOpen: (app, _scope, { body, http }) => askLink(app, 'magic-link', { ...body, http }),
    },
    'POST /magic-links/use': {
      access: BY_LINK,
      runOpen: (app, _scope, { body, http }) => enterByLink(app, { ...body, http }),
    },
    'POST /second-factor': {
      access: MINE_HALF,
      runOpen: (app, scope, { body, http }) => factors.giveSecondFactor(app, scope, { ...body, http }),
    },
    'GET /me/security': { access: MINE, run: (ctx) => mine.readSecurity(ctx) },
    'POST /me/totp': {
      access: MINE_HALF,
      runOpen: (app, scope, { body }) => factors.beginTotp(app, scope, { ...body, passwords }),
    },
    'POST /me/totp/confirmation': {
      access: MINE_HALF,
      runOpen: (app, scope, { body, http }) => factors.confirmTotp(app, scope, { ...body, http }),
    },
    'POST /me/totp/removal': {
      access: MINE,
      runOpen: (app, scope, { body }) => factors.removeTotp(app, scope, { ...body, passwords }),
    },
    'PUT /me/password': {
      access: MINE,
      runOpen: (app, scope, { body }) => mine.changePassword(app, scope, { ...body, passwords }),
    },
    'PUT /me/language': { access: MINE, run: (ctx, { body }) => mine.changeLanguage(ctx, body.language) },
    'POST /me/role': { access: MINE, run: (ctx, { body, http }) => mine.switchRole(ctx, body.role, http) },
    'DELETE /me/logins/:loginId': { access: MINE, run: (ctx, { params }) => mine.endMyLogin(ctx, params.loginId) },
    'POST /me/logins/end-others': { access: MINE, run: (ctx) => mine.endMyOtherLogins(ctx) },
    'POST /me/tokens': { access: MINE, run: (ctx, { body }) => mine.makeToken(ctx, { ...body, known: TOKEN_SCOPES }) },
    'DELETE /me/tokens/:tokenId': { access: MINE, run: (ctx, { params }) => mine.revokeMyToken(ctx, params.tokenId) },
  });
}
