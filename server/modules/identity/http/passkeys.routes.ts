import { passkeys } from '../../../../contract/passkeys.ts';
import { EVERYONE_OWN } from '../../../kernel/access.ts';
import { type Route, routes } from '../../../kernel/route.ts';
import type { PasskeyJudge, PasswordHash } from '../ports.ts';
import * as mine from '../use-cases/my-passkeys.ts';
import * as ceremony from '../use-cases/passkey-ceremony.ts';
import { renewRecoveryCodes } from '../use-cases/recovery-codes.ts';
import { readSecondFactor } from '../use-cases/second-factor.ts';

const DOOR = { open: true, why: 'a door: the passkey is the right, nobody is named before; throttled' } as const;
const MINE = { allow: EVERYONE_OWN, why: 'one’s own account' } as const;
const MINE_HALF = { ...MINE, why: 'one’s own account, to finish signing in', halfSignedIn: true } as const;

export function passkeyRoutes(passwords: PasswordHash, judge: PasskeyJudge): Route[] {
  return routes('identity', passkeys, {
    'POST /passkey-challenges': {
      access: DOOR,
      runOpen: (app, _scope, { http }) => ceremony.beginPasskeySignIn(app, http),
    },
    'POST /passkey-sign-ins': {
      access: DOOR,
      runOpen: (app, _scope, { body, http }) => ceremony.signInByPasskey(app, judge, { ...body, http }),
    },
    'GET /second-factor': { access: MINE_HALF, run: (ctx) => readSecondFactor(ctx) },
    'POST /second-factor/passkey-challenges': {
      access: MINE_HALF,
      runOpen: (app, scope) => ceremony.beginPasskeyFactor(app, scope),
    },
    'POST /second-factor/passkeys': {
      access: MINE_HALF,
      runOpen: (app, scope, { body, http }) => ceremony.givePasskeyFactor(app, judge, { ...body, scope, http }),
    },
    'POST /me/passkey-challenges': {
      access: MINE_HALF,
      runOpen: (app, scope, { body }) => mine.beginPasskey(app, scope, { ...body, passwords }),
    },
    'POST /me/passkeys': {
      access: MINE_HALF,
      runOpen: (app, scope, { body, http }) => mine.addPasskey(app, judge, { ...body, scope, http }),
    },
    'PUT /me/passkeys/:passkeyId': {
      access: MINE,
      run: (ctx, { params, body }) => mine.renameMyPasskey(ctx, params.passkeyId, body.name),
    },
    'POST /me/passkeys/:passkeyId/removal': {
      access: MINE,
      runOpen: (app, scope, { params, body }) => mine.removeMyPasskey(app, scope, { ...params, ...body, passwords }),
    },
    'POST /me/recovery-codes': {
      access: MINE,
      runOpen: (app, scope, { body }) => renewRecoveryCodes(app, scope, { ...body, passwords }),
    },
  });
}
