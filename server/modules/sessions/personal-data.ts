import type { PersonalData } from '../../kernel/personal-data.ts';

export const personalData: PersonalData = {
  'sessions.room': { name: 'nothing', address: 'nothing', town: 'nothing' },
  'sessions.session': { code: 'nothing', title: 'mixed-text', video_link: 'free-text' },
  'sessions.session_slot': { video_link: 'free-text' },
};
