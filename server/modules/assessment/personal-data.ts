import type { PersonalData } from '../../kernel/personal-data.ts';

export const personalData: PersonalData = {
  'assessment.quiz': { title: 'mixed-text' },
  'assessment.quiz_version': { questions: 'mixed-text' },
  'assessment.attempt': {
    paper: 'mixed-text',
    answers: 'mixed-text',
    result: 'mixed-text',
  },
  'assessment.outcome_record': { outcomes: 'nothing', method: 'free-text' },
};
