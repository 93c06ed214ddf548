import { guides } from '../../../../contract/guides.ts';
import type { PdfMaker } from '../../../kernel/pdf/pdf-maker.ts';
import { type Route, routes } from '../../../kernel/route.ts';
import { listGuides, openGuidePicture, printGuide, readGuide } from '../use-cases/guides/read-guides.ts';

const EVERYBODY = {
  allow: {
    learner: 'own',
    companyManager: 'company',
    trainer: 'own',
    trainingAdministrator: 'all',
    qualityManager: 'all',
    director: 'all',
    systemAdministrator: 'all',
    auditor: 'all',
  },
  why: 'each role reads its own guides; they hold nothing of anybody',
} as const;

export const guideRoutes = (pdfs: PdfMaker): Route[] =>
  routes('release', guides, {
    'GET /guides': { access: EVERYBODY, run: async (ctx) => listGuides(ctx) },
    'GET /guides/:guide': { access: EVERYBODY, run: async (ctx, { params }) => readGuide(ctx, params.guide) },
    'GET /guides/:guide/file': { access: EVERYBODY, run: (ctx, { params }) => printGuide(ctx, pdfs, params.guide) },
    'GET /guides/:guide/pictures/:picture': {
      access: EVERYBODY,
      run: async (ctx, { params }) => openGuidePicture(ctx, params.guide, params.picture),
    },
  });
