import type { Role } from '../../../../kernel/access.ts';

export type GuideName = 'trainer' | 'staff' | 'company' | 'learner' | 'faq' | 'deployment' | 'rollback';

const STAFF: readonly Role[] = ['trainingAdministrator', 'qualityManager', 'director', 'systemAdministrator'];
const STEERING: readonly Role[] = ['director', 'systemAdministrator', 'qualityManager'];
const EVERYBODY: readonly Role[] = [...STAFF, 'trainer', 'companyManager', 'learner', 'auditor'];

/** Each guide with its file under docs/guides and those who read it; the first of a role is its own. */
const GUIDES: readonly { readonly name: GuideName; readonly file: string; readonly readers: readonly Role[] }[] = [
  { name: 'trainer', file: 'utilisateurs/guide-du-formateur', readers: ['trainer', ...STAFF] },
  { name: 'learner', file: 'utilisateurs/guide-de-l-apprenant', readers: ['learner', 'trainer', ...STAFF] },
  { name: 'company', file: 'utilisateurs/guide-de-l-entreprise', readers: ['companyManager', ...STAFF] },
  { name: 'staff', file: 'utilisateurs/guide-de-l-administratif', readers: STAFF },
  { name: 'faq', file: 'utilisateurs/foire-aux-questions', readers: EVERYBODY },
  { name: 'deployment', file: 'deployer-formapro', readers: STEERING },
  { name: 'rollback', file: 'revenir-en-arriere', readers: STEERING },
];

export function guidesOf(role: Role): { name: GuideName; file: string }[] {
  return GUIDES.filter(({ readers }) => readers.includes(role)).map(({ name, file }) => ({ name, file }));
}
