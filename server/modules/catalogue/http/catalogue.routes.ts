import { catalogue } from '../../../../contract/catalogue.ts';
import { STAFF } from '../../../kernel/access.ts';
import { type Route, routes } from '../../../kernel/route.ts';
import { addProgram, changeDraft, publishVersion } from '../use-cases/edit-program.ts';
import { exportPrograms, listPrograms, readVersion } from '../use-cases/read-programs.ts';
import { startDraft } from '../use-cases/start-draft.ts';

const EDITORS = { trainingAdministrator: 'all', qualityManager: 'all', director: 'all' } as const;

export const catalogueRoutes: Route[] = routes('catalogue', catalogue, {
  'GET /programs': {
    access: { allow: { ...STAFF, trainer: 'all', auditor: 'all' }, why: 'the catalogue holds nobody’s data' },
    run: (ctx, { query }) => listPrograms(ctx, query),
  },
  'GET /programs/export': {
    access: { allow: STAFF, why: 'what the list shows' },
    run: async (ctx, { query }) => ({
      bytes: await exportPrograms(ctx, query),
      mediaType: 'text/csv',
      name: 'catalogue.csv',
    }),
  },
  'POST /programs': {
    access: { allow: EDITORS, why: 'the office keeps the catalogue' },
    run: (ctx, { body }) => addProgram(ctx, body),
  },
  'GET /program-versions/:versionId': {
    access: { allow: { ...STAFF, trainer: 'all', auditor: 'all' }, why: 'the catalogue holds nobody’s data' },
    run: (ctx, { params }) => readVersion(ctx, params.versionId),
  },
  'PUT /program-versions/:versionId': {
    access: { allow: EDITORS, why: 'the office keeps the catalogue' },
    run: (ctx, { params, body }) => changeDraft(ctx, params.versionId, body),
  },
  'POST /program-versions/:versionId/publication': {
    access: { allow: EDITORS, why: 'the office keeps the catalogue' },
    run: (ctx, { params }) => publishVersion(ctx, params.versionId),
  },
  'POST /programs/:programId/drafts': {
    access: { allow: EDITORS, why: 'the office keeps the catalogue' },
    run: (ctx, { params }) => startDraft(ctx, params.programId),
  },
});
