import { identity } from '../../../../contract/identity.ts';
import { EVERYONE_OWN } from '../../../kernel/access.ts';
import { type Route, routes } from '../../../kernel/route.ts';
import type { PasswordHash } from '../ports.ts';
import { enterDemo } from '../use-cases/enter-demo.ts';
import { readMe } from '../use-cases/read-me.ts';
import { signIn } from '../use-cases/sign-in.ts';
import { signOut } from '../use-cases/sign-out.ts';

export function identityRoutes(passwords: PasswordHash): Route[] {
  return routes('identity', identity, {
    'POST /sign-in': {
      access: { open: true, why: 'a door: nobody is known yet; throttled by account and address' },
      runOpen: (app, scope, { body, http }) => signIn(app, passwords, { scope, body, http }),
    },
    'POST /demo/sign-in': {
      access: { open: true, why: 'a demonstration holds invented people only; closed anywhere else' },
      runOpen: (app, scope, { body, http }) => enterDemo(app, scope, { role: body.role, http }),
    },
    'POST /sign-out': {
      access: { allow: EVERYONE_OWN, why: 'everyone may leave', halfSignedIn: true },
      run: (ctx, { http }) => signOut(ctx, http),
    },
    'GET /me': {
      access: { allow: EVERYONE_OWN, why: 'one’s own name and role' },
      run: (ctx) => readMe(ctx),
    },
  });
}
