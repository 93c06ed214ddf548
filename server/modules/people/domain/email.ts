const SHAPE = /^[^\s@,;<>()[\]"\\]+@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/i;

const TYPOS: Readonly<Record<string, string>> = {
  'gamil.com': 'gmail.com',
  'gmial.com': 'gmail.com',
  'gmail.fr': 'gmail.com',
  'hotmial.com': 'hotmail.com',
  'hotmal.fr': 'hotmail.fr',
  'orange.f': 'orange.fr',
  'wanado.fr': 'wanadoo.fr',
  'outlok.fr': 'outlook.fr',
};

export type EmailReading = { readonly email: string; readonly suggestion: string | null };

/**
 * An address as it can be used, lower case, or null when it cannot receive anything (`test@test`).
 *
 * `suggestion` names the likely address when the domain looks mistyped; a person decides.
 */
export function readEmail(text: string): EmailReading | null {
  const email = text
    .trim()
    .toLowerCase()
    .replace(/^mailto:/, '');
  if (email.length > 254 || !SHAPE.test(email)) return null;
  const [name = '', domain = ''] = email.split('@');
  const right = TYPOS[domain];
  return { email, suggestion: right ? `${name}@${right}` : null };
}
