import { addDays } from '../working-days.ts';
import type { Told } from './action.ts';
import type { SupportFacts } from './support.ts';

type Stage = { readonly stage: number; readonly startsOn: string; readonly endsOn: string };
type Written = Pick<Told, 'audience' | 'channel' | 'title'> &
  Partial<Told> & { readonly at: readonly [number, 'start' | 'end'] };

const MAIL_TO_COMPANIES = `{organisation} met en service la nouvelle version de son espace de formation. Vos salariés gardent leur adresse, leur mot de passe et tout ce qu’ils ont fait\u00a0: aucune formation n’est interrompue.

Vous y trouvez vos salariés, leurs sessions, leurs documents et leur progression. Le guide de l’entreprise est dans «\u00a0Aide\u00a0», et un webinaire de présentation suit cette lettre.

Une question\u202f? Répondez à ce message ou appelez-nous\u00a0: nous répondons du lundi au vendredi.`;
const MAIL_TO_TEAM = `La direction annonce la mise en service de FormaPro. Elle se fait par paliers, sans interrompre une formation\u00a0: d’abord les formateurs et deux entreprises pilotes, puis toutes les autres.

Vous serez formés avant d’en avoir besoin. Les guides et la foire aux questions sont dans «\u00a0Aide\u00a0».`;

/** Actions of the deployment plan, sections 4 and 5, with the stage of the planning that dates each. */
const ACTIONS: readonly Written[] = [
  {
    audience: 'team',
    channel: 'mail',
    title: 'Annonce officielle par la direction',
    at: [2, 'start'],
    subject: 'FormaPro arrive',
    message: MAIL_TO_TEAM,
  },
  { audience: 'trainers', channel: 'training', title: 'Sessions de formation des formateurs', at: [2, 'end'] },
  {
    audience: 'staff',
    channel: 'training',
    title: 'Formation avancée des administratifs\u00a0: sessions, reporting, Qualiopi',
    at: [2, 'end'],
  },
  { audience: 'team', channel: 'guide', title: 'Guides PDF, fiches pratiques et vidéos tutorielles', at: [3, 'start'] },
  { audience: 'team', channel: 'guide', title: 'Foire aux questions', at: [3, 'start'] },
  { audience: 'staff', channel: 'chat', title: 'Canal Slack ou Teams dédié aux administratifs', at: [3, 'start'] },
  {
    audience: 'companies',
    channel: 'mail',
    title: 'Mail aux entreprises clientes',
    at: [3, 'start'],
    subject: 'Votre espace de formation évolue',
    message: MAIL_TO_COMPANIES,
  },
  { audience: 'companies', channel: 'guide', title: 'Documentation client', at: [3, 'start'] },
  { audience: 'companies', channel: 'webinar', title: 'Webinaire de présentation', at: [3, 'end'] },
  { audience: 'public', channel: 'site', title: 'Mise à jour du site institutionnel', at: [3, 'end'] },
];

/** Three months, as the plan promises (section 5). */
const SUPPORT_DAYS = 91;
/** Stage of the planning with which people begin to use the product. */
const SUPPORT_STAGE = 4;

/** What the plan has to tell, dated by the planning in force. Owners and people who answer are for the project to name. */
export function actionsOfPlan(stages: readonly Stage[], organisation: string): Told[] {
  return ACTIONS.map(({ at: [number, edge], subject = '', message = '', ...told }) => {
    const stage = stages.find((one) => one.stage === number) ?? stages.at(-1);
    const dueOn = (edge === 'start' ? stage?.startsOn : stage?.endsOn) ?? '';
    return {
      owner: '',
      version: '',
      ...told,
      subject,
      message: message.replace('{organisation}', organisation),
      dueOn,
    };
  });
}

export function supportOfPlan(stages: readonly Stage[]): SupportFacts[] {
  const fromDay = stages.find(({ stage }) => stage === SUPPORT_STAGE)?.startsOn ?? stages.at(-1)?.startsOn ?? '';
  const hours = { fromDay, toDay: addDays(fromDay, SUPPORT_DAYS), opensAt: '09:00', closesAt: '17:30' };
  return [
    { audience: 'trainers', reachedBy: 'Téléphone et mail', ...hours },
    { audience: 'staff', reachedBy: 'Canal Slack ou Teams', ...hours },
    { audience: 'companies', reachedBy: 'Mail et hotline', ...hours },
  ];
}
