import { readConfiguration } from '../configuration.ts';
import { openAccess } from '../modules/identity/index.ts';
import { openRuntime } from '../runtime.ts';
import type { Command } from './command.ts';

const ROLES = ['systemAdministrator', 'director'] as const;

export const accessOpenCommand: Command = {
  verb: 'access open',
  summary: 'Ouvre un premier accès : affiche un lien pour choisir un mot de passe, valable sept jours.',
  options: {
    email: 'adresse de la personne',
    'first-name': 'prénom',
    'last-name': 'nom',
    role: 'systemAdministrator (par défaut) ou director',
  },
  async run({ options, json }) {
    const { email = '', 'first-name': firstName = '', 'last-name': lastName = '' } = options;
    const role = ROLES.find((one) => one === (options.role ?? 'systemAdministrator'));
    if (!/^[^@\s]+@[^@\s]+$/.test(email) || email.length > 254 || !firstName.trim() || !lastName.trim() || !role)
      throw new Error('Indiquez --email, --first-name et --last-name, et au besoin --role=director.');
    const runtime = await openRuntime(readConfiguration(process.env), () => undefined);
    try {
      const person = { email, firstName: firstName.trim(), lastName: lastName.trim() };
      const { link } = await openAccess(runtime.app, { ...person, role });
      console.log(json ? JSON.stringify({ link }) : `Ouvrez ce lien pour choisir votre mot de passe :\n  ${link}`);
      return 0;
    } finally {
      await runtime.close();
    }
  },
};
