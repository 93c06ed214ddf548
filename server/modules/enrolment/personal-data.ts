import type { PersonalData } from '../../kernel/personal-data.ts';

export const personalData: PersonalData = {
  'enrolment.enrolment': { note: 'free-text' },
  'enrolment.company_terms': {
    funder: 'nothing',
    funding_case: 'free-text',
    order_number: 'free-text',
    signatory_name: 'full-name',
    signatory_title: 'free-text',
  },
  'enrolment.roster_import': {
    reading: { json: 'all-but', keys: [] },
    mapping: { json: 'all-but', keys: [] },
  },
};
