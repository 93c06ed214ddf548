import type { PersonalData } from '../../kernel/personal-data.ts';

export const personalData: PersonalData = {
  'people.client_company': {
    name: 'company-name',
    siret: 'siret',
    legal_form: 'nothing',
    naf_code: 'nothing',
    address: 'street',
    postcode: 'postcode',
    town: 'town',
    opco: 'nothing',
    phone: 'phone',
    email: 'email',
  },
  'people.company_contact': { job_title: 'free-text' },
  'people.learner': { job_title: 'free-text', employee_number: 'free-text' },
  'people.trainer': { title: 'mixed-text' },
  // The organisation is public by law; the person who signs for it is not, nor where it is really written to.
  'people.training_organisation': {
    name: 'nothing',
    legal_form: 'nothing',
    capital: 'nothing',
    siret: 'nothing',
    activity_declaration_number: 'nothing',
    declaration_region: 'nothing',
    address: 'nothing',
    postcode: 'nothing',
    town: 'nothing',
    phone: 'phone',
    email: 'email',
    signatory_name: 'full-name',
    signatory_title: 'nothing',
    vat_mention: 'nothing',
  },
};
