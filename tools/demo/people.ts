import type { Context } from '../../server/kernel/context.ts';
import { insert } from './insert.ts';
import type { DemoWorld } from './world.ts';

/** The organisation, its clients, everybody's cards, accounts and roles. */
export async function insertPeople(
  ctx: Context,
  { companies, learners, staff, contacts }: DemoWorld,
  passwordHash: string,
): Promise<void> {
  const now = ctx.now;
  await insert(ctx, 'people.training_organisation', [
    {
      only_one: true,
      name: 'Rivage Formation',
      legal_form: 'SAS',
      capital: '50\u00a0000\u00a0€',
      siret: '92345678400019',
      activity_declaration_number: '52440987654',
      declaration_region: 'Pays de la Loire',
      address: '12 quai de la Fosse',
      postcode: '44000',
      town: 'Nantes',
      phone: '02 61 91 00 44',
      email: 'contact@rivage-formation.example',
      signatory_name: 'Philippe Sauvage',
      signatory_title: 'Président',
      revision: 1,
      vat_mention: 'Exonération de TVA, article 261-4-4° a du CGI',
      brand_color: '#054957',
      website: 'www.rivage-formation.example',
      pedagogical_contact: 'Amina Cherif, 02 61 91 00 45, pedagogie@rivage-formation.example',
      administrative_contact: 'Nadia Benhamou, 02 61 91 00 44, contact@rivage-formation.example',
      disability_contact: 'Inès Delaunay, 02 61 91 00 46, handicap@rivage-formation.example',
      quality_mention: 'La certification qualité a été délivrée au titre des actions de formation.',
    },
  ]);
  await insert(
    ctx,
    'people.client_company',
    companies.map(({ id, name, siret, town, postcode, opco, phone, email }) => ({
      id,
      name,
      legal_form: 'SAS',
      siret,
      naf_code: '',
      address: '1 rue du Commerce',
      town,
      postcode,
      opco,
      phone,
      email,
      created_at: now,
    })),
  );
  const everybody = [...learners.map((person) => ({ ...person, role: 'learner' })), ...staff];
  await insert(
    ctx,
    'identity.person',
    [...everybody, ...contacts].map(({ id, firstName, lastName, email, companyId }) => ({
      id,
      first_name: firstName,
      last_name: lastName,
      email,
      language: 'fr',
      company_id: companyId,
      created_at: now,
    })),
  );
  const isNamed = (id: string) => staff.some((person) => person.id === id) || id === learners[0]?.id;
  await insert(
    ctx,
    'identity.account',
    everybody.map(({ id }) => ({ person_id: id, password_hash: isNamed(id) ? passwordHash : null, created_at: now })),
  );
  const grantedAt = (index: number) => new Date(now.getTime() - 1_000_000 + index);
  await insert(
    ctx,
    'identity.role_grant',
    everybody.map(({ id, role, companyId }, index) => ({
      person_id: id,
      role,
      company_id: role === 'companyManager' ? companyId : null,
      granted_at: grantedAt(index),
      expires_at: role === 'auditor' ? new Date(now.getTime() + 30 * 86_400_000) : null,
    })),
  );
  await insert(
    ctx,
    'people.learner',
    learners.map(({ id, companyId, jobTitle }) => ({
      person_id: id,
      company_id: companyId,
      job_title: jobTitle,
      employee_number: '',
      created_at: now,
    })),
  );
  await insert(
    ctx,
    'people.trainer',
    staff
      .filter(({ role }) => role === 'trainer')
      .map(({ id }) => ({ person_id: id, title: '', is_internal: true, created_at: now })),
  );
  await insert(
    ctx,
    'people.company_contact',
    [...staff.filter(({ role }) => role === 'companyManager'), ...contacts].map(({ id, companyId }) => ({
      person_id: id,
      company_id: companyId,
      job_title: 'Responsable formation',
      created_at: now,
    })),
  );
}
