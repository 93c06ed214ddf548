import type { PersonalData } from '../../kernel/personal-data.ts';

export const personalData: PersonalData = {
  'identity.person': { first_name: 'first-name', last_name: 'last-name', email: 'email', phone: 'phone' },
  'identity.account': { password_hash: 'secret', totp_secret: 'secret' },
  'identity.login': 'removed',
  'identity.one_time_link': 'removed',
  'identity.access_token': 'removed',
  'identity.passkey': 'removed',
  'identity.passkey_ceremony': 'removed',
  'identity.recovery_code': 'removed',
};
