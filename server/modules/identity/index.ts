import type { Module } from '../../kernel/module.ts';
import { actions } from './actions.ts';
import { accountRoutes } from './http/accounts.routes.ts';
import { identityRoutes } from './http/identity.routes.ts';
import type { PasswordHash } from './ports.ts';
import { refusals } from './refusals.ts';

export { recogniseLogin, recogniseToken } from './http/authenticate.ts';
export { addPerson } from './use-cases/add-person.ts';

/** People, accounts and doors. */
export function identityModule({ passwords }: { passwords: PasswordHash }): Module {
  return {
    name: 'identity',
    routes: [...identityRoutes(passwords), ...accountRoutes(passwords)],
    jobs: [],
    actions,
    refusals,
  };
}
