import { z } from 'zod';
import { Count, endpoints, Instant, Uuid } from './endpoint.ts';

const Words = z.string().trim().min(10).max(2_000);
const State = z.enum(['open', 'answered', 'closed']);

export const ProblemEvent = z.strictObject({
  kind: z.enum(['answered', 'closed']),
  text: z.string(),
  by: z.string(),
  at: Instant,
});

/** A report as its author reads it. */
export const OwnProblemReport = z.strictObject({
  problemId: Uuid,
  number: Count,
  text: z.string(),
  reportedAt: Instant,
  state: State,
  events: z.array(ProblemEvent),
});

/** A report as those who answer read it. */
export const ProblemReport = OwnProblemReport.extend({
  by: z.string(),
  role: z.string(),
  version: z.string(),
  page: z.string(),
});

const problemParams = z.strictObject({ problemId: Uuid });

export const support = endpoints({
  'POST /problem-reports': {
    summary: 'Report that something does not work. It is bound to the version that answers',
    body: z.strictObject({ text: Words, page: z.string().trim().max(200) }),
    answer: z.strictObject({ number: Count }),
    refuses: ['TOO_MANY_TRIES'],
  },
  'GET /my-problem-reports': {
    summary: 'What I reported, the last first, with its answers',
    answer: z.strictObject({ rows: z.array(OwnProblemReport) }),
    refuses: [],
  },
  'GET /problem-reports': {
    summary: 'Problems that people reported: those that wait first, twenty a page; and how many by version',
    query: z.strictObject({
      page: z.coerce.number().int().min(1).max(10_000).default(1),
      state: z.enum(['waiting', 'all']).default('waiting'),
    }),
    answer: z.strictObject({
      rows: z.array(ProblemReport),
      total: Count,
      versions: z.array(z.strictObject({ version: z.string(), reports: Count })),
    }),
    refuses: [],
  },
  'GET /problem-reports/count': {
    summary: 'How many reports wait for an answer, for the rail',
    answer: z.strictObject({ count: Count }),
    refuses: [],
  },
  'POST /problem-reports/:problemId/answers': {
    summary: 'Answer whoever reported. `after` is the number of events seen',
    params: problemParams,
    body: z.strictObject({ after: Count, text: Words }),
    answer: null,
    refuses: ['NOT_FOUND', 'PROBLEM_MOVED', 'PROBLEM_CLOSED'],
  },
  'POST /problem-reports/:problemId/closing': {
    summary: 'Close a report. `after` is the number of events seen',
    params: problemParams,
    body: z.strictObject({ after: Count }),
    answer: null,
    refuses: ['NOT_FOUND', 'PROBLEM_MOVED', 'PROBLEM_CLOSED'],
  },
});
