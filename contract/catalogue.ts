import { z } from 'zod';
import { Count, endpoints, file, LongText, page, pageQuery, ShortText, Uuid } from './endpoint.ts';

const Minutes = z.int().min(0).max(60_000);

export const Sequence = z.strictObject({ title: ShortText, text: LongText, plannedMn: Minutes });

export const ProgramBody = z.strictObject({
  title: z.string().trim().min(1).max(200),
  summary: LongText.default(''),
  audience: LongText.default(''),
  prerequisites: LongText.default(''),
  objectives: z.array(z.string().trim().min(1).max(500)).max(20).default([]),
  content: z.array(Sequence).max(60).default([]),
  methods: LongText.default(''),
  assessment: LongText.default(''),
  accessibility: LongText.default(''),
  accessDelay: ShortText.default(''),
  recognition: z.enum(['attestation', 'certificate', 'rs', 'rncp', 'none']).default('attestation'),
  onsiteMn: Minutes.default(0),
  virtualMn: Minutes.default(0),
  elearningMn: Minutes.default(0),
  priceCents: z.int().min(0).max(100_000_000).default(0),
  seatsMin: z.int().min(1).max(500).default(1),
  seatsMax: z.int().min(1).max(500).default(12),
});

export const ProgramRow = z.strictObject({
  programId: Uuid,
  code: z.string(),
  title: z.string(),
  versionId: Uuid,
  versionNumber: Count,
  state: z.enum(['draft', 'published', 'retired']),
  onsiteMn: Minutes,
  virtualMn: Minutes,
  elearningMn: Minutes,
  priceCents: Count,
});

export const ProgramVersion = ProgramBody.extend({
  programId: Uuid,
  code: z.string(),
  versionId: Uuid,
  versionNumber: Count,
  state: z.enum(['draft', 'published', 'retired']),
  publishedAt: z.string().nullable(),
  versions: z.array(
    z.strictObject({ versionId: Uuid, number: Count, state: z.string(), publishedAt: z.string().nullable() }),
  ),
});

const programParams = z.strictObject({ programId: Uuid });
const versionParams = z.strictObject({ versionId: Uuid });

export const catalogue = endpoints({
  'GET /programs': {
    summary: 'Programs of the catalogue',
    query: pageQuery(['title', 'code', 'price']),
    answer: page(ProgramRow),
    refuses: [],
  },
  'GET /programs/export': {
    summary: 'Programs of the catalogue as a spreadsheet',
    query: z.strictObject({ search: z.string().max(100).optional() }),
    answer: file('text/csv'),
    refuses: [],
  },
  'POST /programs': {
    summary: 'Add a program as a draft',
    body: ProgramBody.extend({
      code: z
        .string()
        .trim()
        .toUpperCase()
        .regex(/^[A-Z0-9][A-Z0-9-]{1,29}$/),
    }),
    answer: z.strictObject({ programId: Uuid, versionId: Uuid }),
    refuses: ['PROGRAM_CODE_TAKEN', 'SEATS_INVALID'],
  },
  'GET /program-versions/:versionId': {
    summary: 'One version of a program',
    params: versionParams,
    answer: ProgramVersion,
    refuses: ['NOT_FOUND'],
  },
  'PUT /program-versions/:versionId': {
    summary: 'Change a draft',
    params: versionParams,
    body: ProgramBody,
    answer: null,
    refuses: ['NOT_FOUND', 'VERSION_NOT_DRAFT', 'SEATS_INVALID'],
  },
  'POST /program-versions/:versionId/publication': {
    summary: 'Publish a draft; the published version it replaces is retired',
    params: versionParams,
    answer: null,
    refuses: ['NOT_FOUND', 'VERSION_NOT_DRAFT', 'PROGRAM_INCOMPLETE'],
  },
  'POST /programs/:programId/drafts': {
    summary: 'Start a new draft from the published version',
    params: programParams,
    answer: z.strictObject({ versionId: Uuid }),
    refuses: ['NOT_FOUND'],
  },
});
