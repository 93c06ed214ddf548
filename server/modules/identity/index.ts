import type { Module } from '../../kernel/module.ts';
import { actions } from './actions.ts';
import { accountRoutes } from './http/accounts.routes.ts';
import { identityRoutes } from './http/identity.routes.ts';
import { passkeyRoutes } from './http/passkeys.routes.ts';
import type { PasskeyJudge, PasswordHash } from './ports.ts';
import { refusals } from './refusals.ts';

export { recogniseLogin, recogniseToken } from './http/authenticate.ts';
export { addPerson } from './use-cases/add-person.ts';
export { openAccess } from './use-cases/open-access.ts';

/** People, accounts and doors. */
export function identityModule({ passwords, passkeys }: { passwords: PasswordHash; passkeys: PasskeyJudge }): Module {
  return {
    name: 'identity',
    routes: [...identityRoutes(passwords), ...accountRoutes(passwords), ...passkeyRoutes(passwords, passkeys)],
    jobs: [],
    actions,
    refusals,
  };
}
