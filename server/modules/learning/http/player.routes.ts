import { player } from '../../../../contract/player.ts';
import { type Route, routes } from '../../../kernel/route.ts';
import { readCommit } from '../use-cases/commit-state.ts';
import { keepCommit } from '../use-cases/commit-writer.ts';
import { leavePlayer, pulse } from '../use-cases/leave-player.ts';
import { openPlayer } from '../use-cases/open-player.ts';

const TOKEN = { open: true, why: 'the launch token is the right, and opens one registration only' } as const;

/** Routes of the content origin: no cookie goes there. */
export const playerRoutes: Route[] = routes('learning', player, {
  'POST /openings': { access: TOKEN, runOpen: (app, _scope, { body, http }) => openPlayer(app, { ...body, http }) },
  'POST /commits': { access: TOKEN, runOpen: (app, _scope, { body }) => keepCommit(app, readCommit(body)) },
  'POST /pulses': { access: TOKEN, runOpen: (app, _scope, { body, http }) => pulse(app, { ...body, http }) },
  'POST /closings': { access: TOKEN, runOpen: (app, _scope, { body }) => leavePlayer(app, body.token) },
});
