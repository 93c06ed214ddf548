import { player } from '../../../../contract/player.ts';
import { type Route, routes } from '../../../kernel/route.ts';
import { receiveCommit } from '../use-cases/commit-writer.ts';
import { leavePlayer, pulse } from '../use-cases/leave-player.ts';
import { notePlayerError } from '../use-cases/note-player-error.ts';
import { openPlayer } from '../use-cases/open-player.ts';

const TOKEN = { open: true, why: 'the launch token is the right, and opens one registration only' } as const;

/** Routes of the content origin: no cookie goes there. */
export const playerRoutes: Route[] = routes('learning', player, {
  'POST /openings': { access: TOKEN, runOpen: (app, _scope, { body, http }) => openPlayer(app, { ...body, http }) },
  'POST /commits': { access: TOKEN, runOpen: (app, _scope, { body, http }) => receiveCommit(app, body, http) },
  'POST /pulses': { access: TOKEN, runOpen: (app, _scope, { body, http }) => pulse(app, { ...body, http }) },
  'POST /client-errors': {
    access: TOKEN,
    runOpen: (app, _scope, { body, http }) => notePlayerError(app, { ...body, http }),
  },
  'POST /closings': { access: TOKEN, runOpen: (app, _scope, { body, http }) => leavePlayer(app, { ...body, http }) },
});
