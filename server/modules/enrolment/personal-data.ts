import type { PersonalData } from '../../kernel/personal-data.ts';

export const personalData: PersonalData = {
  'enrolment.enrolment': { note: 'free-text' },
  'enrolment.roster_import': {
    reading: { json: 'all-but', keys: [] },
    mapping: { json: 'all-but', keys: [] },
  },
};
