import type { PersonalData } from '../../kernel/personal-data.ts';

export const personalData: PersonalData = {
  'catalogue.program': { code: 'nothing' },
  'catalogue.program_version': {
    title: 'mixed-text',
    summary: 'mixed-text',
    audience: 'mixed-text',
    prerequisites: 'mixed-text',
    objectives: 'mixed-text',
    content: 'mixed-text',
    methods: 'mixed-text',
    assessment: 'mixed-text',
    accessibility: 'mixed-text',
    access_delay: 'mixed-text',
  },
};
