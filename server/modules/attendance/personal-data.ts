import type { PersonalData } from '../../kernel/personal-data.ts';

export const personalData: PersonalData = {
  'attendance.sheet': { code_secret: 'secret', trainer_strokes: 'signature', sealed: 'mixed-text' },
  'attendance.signature': { strokes: 'signature', receipt: 'nothing', user_agent: 'free-text' },
  'attendance.mark': { reason: 'free-text' },
};
