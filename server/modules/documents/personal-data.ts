import type { PersonalData } from '../../kernel/personal-data.ts';

export const personalData: PersonalData = {
  'documents.counter': { kind: 'nothing' },
  'documents.batch': { kind: 'nothing', refused: { json: 'all-but', keys: ['code'] } },
  'documents.house_text': { articles: 'mixed-text' },
  'documents.envelope': { email: 'email', token_hash: 'secret' },
  'documents.delivery': { kind: 'nothing', refusal: 'free-text' },
  'documents.deadline_rule': { kind: 'nothing' },
  'documents.retention_rule': { kind: 'nothing' },
  'documents.document': {
    number: 'nothing',
    data: {
      json: 'all-but',
      keys: [
        'kind',
        'hours',
        'startsOn',
        'endsOn',
        'issuedOn',
        'modality',
        'delivery',
        'status',
        'number',
        'code',
        'language',
      ],
    },
    template: 'nothing',
    verify_code: 'nothing',
    revoke_reason: 'free-text',
  },
};
