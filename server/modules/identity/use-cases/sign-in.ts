import type { z } from 'zod';
import type { SignedIn, SignInBody } from '../../../../contract/identity.ts';
import type { Application, TransactionScope } from '../../../kernel/context.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { HttpFacts } from '../../../kernel/route.ts';
import { countTry } from '../../../kernel/throttle.ts';
import { firstRole, isStaffRole } from '../domain/login-rule.ts';
import type { PasswordHash } from '../ports.ts';
import { findAccountByEmail } from '../store/account.store.ts';
import { openLogin } from './open-login.ts';

type Asked = { scope: TransactionScope; body: z.output<typeof SignInBody>; http: HttpFacts };

/**
 * Signs in with an address and a password.
 *
 * One answer and one duration for a wrong password, an unknown address and a suspended account. At most 10 tries per
 * address and 100 per network address in 15 minutes. The slow hash runs outside any transaction.
 */
export async function signIn(
  app: Application,
  passwords: PasswordHash,
  { scope, body, http }: Asked,
): Promise<z.input<typeof SignedIn>> {
  await countTry(app, { door: 'sign-in-account', subject: body.email.toLowerCase(), limit: 10, windowMn: 15 });
  await countTry(app, { door: 'sign-in-address', subject: http.address, limit: 100, windowMn: 15 });

  const door: TransactionScope = { ...scope, actor: { kind: 'system', name: 'sign-in' } };
  const account = await app.transaction({ ...door, readOnly: true }, (ctx) => findAccountByEmail(ctx, body.email));
  const matches = await passwords.matches(account?.passwordHash ?? null, body.password);
  const role = account ? firstRole(account.roles) : null;
  if (!account || !matches || !role || account.suspendedAt) throw new Refusal('SIGN_IN_REFUSED');

  const needsSecondFactor = account.hasSecondFactor || (isStaffRole(role) && !app.settings.demo);
  await app.transaction(door, (ctx) =>
    openLogin(
      ctx,
      { personId: account.personId, role, factor: needsSecondFactor ? 'half' : 'full', via: 'password' },
      http,
    ),
  );
  return { next: needsSecondFactor ? 'second-factor' : 'home', role };
}
