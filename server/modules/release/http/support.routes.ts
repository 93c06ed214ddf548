import { support } from '../../../../contract/support.ts';
import { EVERYONE_OWN } from '../../../kernel/access.ts';
import { type Route, routes } from '../../../kernel/route.ts';
import { countWaitingProblems, followProblem, readProblems } from '../use-cases/support/follow-problems.ts';
import { readMyReports, reportProblem } from '../use-cases/support/report-problem.ts';

const OWN = { allow: EVERYONE_OWN, why: 'one’s own reports, with what was answered' } as const;
/** An auditor writes nothing. */
const { auditor: _reads, ...WRITERS } = EVERYONE_OWN;
const WRITE_OWN = {
  allow: WRITERS,
  why: 'anybody says what does not work for them; an auditor writes nothing',
} as const;
const ANSWER = {
  allow: { trainingAdministrator: 'all', director: 'all', systemAdministrator: 'all' },
  why: 'those who help people and those who run the product answer them',
} as const;

export const supportRoutes: Route[] = routes('release', support, {
  'POST /problem-reports': { access: WRITE_OWN, run: (ctx, { body }) => reportProblem(ctx, body) },
  'GET /my-problem-reports': { access: OWN, run: (ctx) => readMyReports(ctx) },
  'GET /problem-reports': { access: ANSWER, run: (ctx, { query }) => readProblems(ctx, query) },
  'GET /problem-reports/count': { access: ANSWER, run: (ctx) => countWaitingProblems(ctx) },
  'POST /problem-reports/:problemId/answers': {
    access: ANSWER,
    run: (ctx, { params, body }) => followProblem(ctx, { ...params, ...body, kind: 'answered' }),
  },
  'POST /problem-reports/:problemId/closing': {
    access: ANSWER,
    run: (ctx, { params, body }) => followProblem(ctx, { ...params, ...body, kind: 'closed', text: '' }),
  },
});
