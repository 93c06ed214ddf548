import type { Module } from '../../kernel/module.ts';
import { actions } from './actions.ts';
import { accountRoutes } from './http/accounts.routes.ts';
import { identityRoutes } from './http/identity.routes.ts';
import { passkeyRoutes } from './http/passkeys.routes.ts';
import { personalData } from './personal-data.ts';
import type { PasskeyJudge, PasswordHash } from './ports.ts';
import { refusals } from './refusals.ts';
import { type AskedLink, sendAskedLink } from './use-cases/ask-link.ts';

export { recogniseLogin, recogniseToken } from './http/authenticate.ts';
export { addPerson } from './use-cases/add-person.ts';
export { changePerson } from './use-cases/change-person.ts';
export { openAccess } from './use-cases/open-access.ts';

/** People, accounts and doors. */
export function identityModule({ passwords, passkeys }: { passwords: PasswordHash; passkeys: PasskeyJudge }): Module {
  return {
    name: 'identity',
    routes: [...identityRoutes(passwords), ...accountRoutes(passwords), ...passkeyRoutes(passwords, passkeys)],
    jobs: [
      {
        name: 'identity.send-link',
        safety: 'The link has its id from the job: a second run finds it made and writes no second letter.',
        run: (ctx, payload: AskedLink) => sendAskedLink(ctx, payload),
      },
    ],
    actions,
    refusals,
    personalData,
  };
}
