import type { PersonalData } from '../../kernel/personal-data.ts';

export const personalData: PersonalData = {
  'messaging.message': {
    key: 'nothing',
    recipient: 'email',
    template: 'nothing',
    subject: 'free-text',
    html: 'free-text',
    plain: 'free-text',
    secret: 'secret',
    last_error: 'free-text',
    smtp_id: 'free-text',
  },
};
