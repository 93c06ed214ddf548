import type { Role } from '../../../kernel/access.ts';
import type { Application, TransactionScope } from '../../../kernel/context.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { HttpFacts } from '../../../kernel/route.ts';
import { countTry } from '../../../kernel/throttle.ts';
import { findDemoPerson } from '../store/account.store.ts';
import { openLogin } from './open-login.ts';

/** Enters a demonstration as its first person of a role. Outside a demonstration this door does not exist. */
export async function enterDemo(
  app: Application,
  scope: TransactionScope,
  { role, http }: { role: Role; http: HttpFacts },
) {
  if (!app.settings.demo) throw new Refusal('NOT_FOUND');
  await countTry(app, { door: 'demo', subject: http.address, limit: 300, windowMn: 15 });
  await app.transaction({ ...scope, actor: { kind: 'system', name: 'demo' } }, async (ctx) => {
    const personId = await findDemoPerson(ctx, role);
    if (!personId) throw new Refusal('NOT_FOUND');
    await openLogin(ctx, { personId, role, factor: 'full', via: 'password' }, http);
  });
  return { next: 'home', role } as const;
}
