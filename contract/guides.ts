import { z } from 'zod';
import { Count, endpoints, file } from './endpoint.ts';

const GuideName = z.enum(['trainer', 'staff', 'company', 'learner', 'faq', 'deployment', 'rollback']);
const Words = z.array(z.strictObject({ text: z.string(), as: z.enum(['plain', 'strong', 'code']) }));

export const GuideBlock = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('heading'),
    level: z.union([z.literal(1), z.literal(2), z.literal(3)]),
    words: Words,
  }),
  z.strictObject({ kind: z.literal('paragraph'), words: Words }),
  z.strictObject({ kind: z.literal('list'), isOrdered: z.boolean(), start: Count, items: z.array(Words) }),
  z.strictObject({ kind: z.literal('table'), head: z.array(Words), rows: z.array(z.array(Words)) }),
  z.strictObject({ kind: z.literal('code'), text: z.string() }),
  z.strictObject({ kind: z.literal('picture'), file: z.string(), alt: z.string() }),
]);

const guideParams = z.strictObject({ guide: GuideName });

export const guides = endpoints({
  'GET /guides': {
    summary: 'The guides of who asks, their own first. They are French documents',
    answer: z.strictObject({ guides: z.array(z.strictObject({ name: GuideName, title: z.string() })) }),
    refuses: [],
  },
  'GET /guides/:guide': {
    summary: 'A guide, block by block',
    params: guideParams,
    answer: z.strictObject({ name: GuideName, title: z.string(), blocks: z.array(GuideBlock) }),
    refuses: ['NOT_FOUND'],
  },
  'GET /guides/:guide/file': {
    summary: 'A guide as a PDF',
    params: guideParams,
    answer: file('application/pdf'),
    refuses: ['NOT_FOUND'],
  },
  'GET /guides/:guide/pictures/:picture': {
    summary: 'A picture of a guide, by its rank in it',
    params: guideParams.extend({ picture: z.coerce.number().int().min(1).max(100) }),
    answer: file('image/png'),
    refuses: ['NOT_FOUND'],
  },
});
