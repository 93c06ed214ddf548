import { z } from 'zod';
import { Count, Day, endpoints, file, page, pageQuery, ShortText, Uuid } from './endpoint.ts';

export const CompanyBody = z.strictObject({
  name: z.string().trim().min(1).max(200),
  legalForm: ShortText.default(''),
  siret: z.string().trim().max(30).nullable().default(null),
  address: ShortText.default(''),
  postcode: z.string().trim().max(10).default(''),
  town: ShortText.default(''),
  opco: ShortText.default(''),
  phone: z.string().trim().max(30).default(''),
  email: z.string().trim().max(254).default(''),
});

/** The card as it was read: another change since then is not overwritten. */
const Revision = z.int().min(1);

export const CompanyRow = z.strictObject({
  companyId: Uuid,
  name: z.string(),
  siret: z.string().nullable(),
  town: z.string(),
  opco: z.string(),
  learners: Count,
});

export const Company = CompanyRow.extend({
  revision: Revision,
  legalForm: z.string(),
  address: z.string(),
  postcode: z.string(),
  phone: z.string(),
  email: z.string(),
  contacts: z.array(
    z.strictObject({ personId: Uuid, name: z.string(), jobTitle: z.string(), email: z.string().nullable() }),
  ),
});

export const PersonRow = z.strictObject({
  personId: Uuid,
  firstName: z.string(),
  lastName: z.string(),
  email: z.string().nullable(),
  companyId: Uuid.nullable(),
  companyName: z.string().nullable(),
  jobTitle: z.string(),
});

export const Person = PersonRow.extend({
  revision: Revision,
  phone: z.string().nullable(),
  birthDate: Day.nullable(),
  employeeNumber: z.string(),
});

export const PersonBody = z.strictObject({
  firstName: z.string().trim().min(1).max(100),
  lastName: z.string().trim().min(1).max(100),
  email: z.string().trim().max(254).nullable().default(null),
  phone: z.string().trim().max(30).nullable().default(null),
  companyId: Uuid.nullable().default(null),
  jobTitle: ShortText.default(''),
});

/** The organisation as its documents print it, and how they look. */
export const OrganisationBody = z.strictObject({
  name: z.string().trim().min(1).max(200),
  legalForm: ShortText,
  capital: ShortText,
  siret: z.string().trim().max(30),
  activityDeclarationNumber: z.string().trim().max(30),
  declarationRegion: ShortText,
  address: ShortText,
  postcode: z.string().trim().max(10),
  town: ShortText,
  phone: z.string().trim().max(30),
  email: z.string().trim().max(254),
  website: ShortText,
  signatoryName: z.string().trim().min(1).max(200),
  signatoryTitle: ShortText,
  vatMention: ShortText,
  qualityMention: z.string().trim().max(300),
  pedagogicalContact: z.string().trim().max(300),
  administrativeContact: z.string().trim().max(300),
  disabilityContact: z.string().trim().max(300),
  brandColor: z
    .string()
    .toLowerCase()
    .regex(/^#[0-9a-f]{6}$/),
});

const LOGO_MAX_BYTES = 1_000_000;

const companyParams = z.strictObject({ companyId: Uuid });
const personParams = z.strictObject({ personId: Uuid });

export const people = endpoints({
  'GET /organisation': {
    summary: 'The training organisation this installation serves',
    answer: z.strictObject({ name: z.string(), phone: z.string(), email: z.string(), demo: z.boolean() }),
    refuses: [],
  },
  'GET /organisation/card': {
    summary: 'The card of the organisation, as its documents print it; null before it is described',
    answer: z.strictObject({
      card: OrganisationBody.extend({ revision: Revision, hasLogo: z.boolean() }).nullable(),
    }),
    refuses: [],
  },
  'PUT /organisation/card': {
    summary: 'Describe the organisation; documents issued before keep what they say',
    body: OrganisationBody.extend({ revision: Count }),
    answer: null,
    refuses: ['SIRET_INVALID', 'DECLARATION_NUMBER_INVALID', 'COLOR_TOO_PALE', 'CARD_CHANGED_MEANWHILE'],
  },
  'GET /organisation/logo': {
    summary: 'The logo that documents bear',
    answer: file('image/png', 'image/jpeg'),
    refuses: ['NOT_FOUND'],
  },
  'POST /organisation/logo': {
    summary: 'Put a logo on documents: PNG or JPEG, rewritten without what is not the picture',
    upload: { maxBytes: LOGO_MAX_BYTES, accept: ['.png', '.jpg', '.jpeg'] },
    body: z.strictObject({}),
    answer: null,
    refuses: ['LOGO_UNREADABLE', 'FILE_TOO_LARGE', 'ORGANISATION_MISSING'],
  },
  'POST /organisation/logo/removal': {
    summary: 'Take the logo off documents',
    answer: null,
    refuses: [],
  },
  'GET /companies': {
    summary: 'Client companies',
    query: pageQuery(['name', 'town', 'learners']),
    answer: page(CompanyRow),
    refuses: [],
  },
  'GET /companies/export': {
    summary: 'Client companies as a spreadsheet',
    query: z.strictObject({ search: z.string().max(100).optional() }),
    answer: file('text/csv'),
    refuses: [],
  },
  'POST /companies': {
    summary: 'Add a client company',
    body: CompanyBody,
    answer: z.strictObject({ companyId: Uuid }),
    refuses: ['SIRET_INVALID', 'SIRET_TAKEN'],
  },
  'GET /companies/:companyId': {
    summary: 'One client company',
    params: companyParams,
    answer: Company,
    refuses: ['NOT_FOUND'],
  },
  'PUT /companies/:companyId': {
    summary: 'Change a client company',
    params: companyParams,
    body: CompanyBody.extend({ revision: Revision }),
    answer: null,
    refuses: ['NOT_FOUND', 'SIRET_INVALID', 'SIRET_TAKEN', 'CARD_CHANGED_MEANWHILE'],
  },
  'GET /people': {
    summary: 'Learners',
    query: pageQuery(['name', 'company']).extend({ companyId: Uuid.optional() }),
    answer: page(PersonRow),
    refuses: [],
  },
  'GET /people/export': {
    summary: 'Learners as a spreadsheet',
    query: z.strictObject({ search: z.string().max(100).optional() }),
    answer: file('text/csv'),
    refuses: [],
  },
  'POST /people': {
    summary: 'Add a learner',
    body: PersonBody,
    answer: z.strictObject({ personId: Uuid }),
    refuses: ['EMAIL_INVALID', 'EMAIL_TAKEN', 'NOT_FOUND'],
  },
  'GET /people/:personId': { summary: 'One learner', params: personParams, answer: Person, refuses: ['NOT_FOUND'] },
  'PUT /people/:personId': {
    summary: 'Change a learner’s card; past enrolments keep the employer of their time',
    params: personParams,
    body: PersonBody.extend({ revision: Revision }),
    answer: null,
    refuses: [
      'NOT_FOUND',
      'EMAIL_INVALID',
      'EMAIL_TAKEN',
      'EMAIL_NEEDED',
      'ROLE_NOT_YOURS_TO_GIVE',
      'CARD_CHANGED_MEANWHILE',
    ],
  },
  'GET /trainers': {
    summary: 'Trainers',
    answer: z.strictObject({ rows: z.array(z.strictObject({ personId: Uuid, name: z.string(), title: z.string() })) }),
    refuses: [],
  },
});
