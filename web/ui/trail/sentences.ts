import type { Language } from '../../app/i18n.ts';

type Facts = Readonly<Record<string, unknown>>;
type Said = string | ((facts: Facts) => string);
/** What somebody did, after their name: « a signé sa présence ». */
type Sentence = readonly [fr: Said, en: Said];

const number = (facts: Facts, name: string) => (typeof facts[name] === 'number' ? facts[name] : 0);
/** « 1 ligne », « 12 lignes ». */
const many = (count: number, one: string, more: string) => `${count}\u00a0${count > 1 ? more : one}`;

const ENROLLED: Sentence = [
  (facts) => `a inscrit ${many(number(facts, 'enrolled'), 'personne', 'personnes')} à partir d’un fichier`,
  (facts) => `enrolled ${many(number(facts, 'enrolled'), 'person', 'people')} from a file`,
];
const BATCH: Sentence = [
  (facts) => `a lancé l’édition de ${many(number(facts, 'people'), 'certificat', 'certificats')}`,
  (facts) => `started a batch of ${many(number(facts, 'people'), 'certificate', 'certificates')}`,
];
const ROSTER: Sentence = [
  (facts) => `a déposé un fichier d’inscription de ${many(number(facts, 'lines'), 'ligne', 'lignes')}`,
  (facts) => `gave an enrolment file of ${many(number(facts, 'lines'), 'line', 'lines')}`,
];
const VERIFIED: Sentence = [
  (facts) => (facts.holds === true ? 'a vérifié le journal : il tient' : 'a vérifié le journal : il ne tient pas'),
  (facts) => (facts.holds === true ? 'verified the journal: it holds' : 'verified the journal: it does not hold'),
];
const TICKET_FOLLOWED: Sentence = [
  (facts) => `a relevé le ticket de maintenance n°\u00a0${number(facts, 'number')}`,
  (facts) => `noted maintenance ticket no. ${number(facts, 'number')}`,
];
const TICKET_MOVED: Sentence = [
  (facts) => `a changé l’état du ticket de maintenance n°\u00a0${number(facts, 'number')}`,
  (facts) => `changed the state of maintenance ticket no. ${number(facts, 'number')}`,
];
const TICKET_OPENED: Sentence = [
  (facts) => `a ouvert le ticket de maintenance n°\u00a0${number(facts, 'number')}`,
  (facts) => `opened maintenance ticket no. ${number(facts, 'number')}`,
];
const STAGE_CLOSED: Sentence = [
  (facts) => `a clos l’étape ${number(facts, 'stage')} du projet`,
  (facts) => `closed stage ${number(facts, 'stage')} of the project`,
];
const STAGE_FOLLOWED: Sentence = [
  (facts) => `a relevé l’étape ${number(facts, 'stage')} du projet à ${number(facts, 'donePercent')}\u00a0%`,
  (facts) => `noted stage ${number(facts, 'stage')} of the project at ${number(facts, 'donePercent')} %`,
];
const STAGE_REOPENED: Sentence = [
  (facts) => `a rouvert l’étape ${number(facts, 'stage')} du projet`,
  (facts) => `reopened stage ${number(facts, 'stage')} of the project`,
];
const MARKS: Readonly<Record<string, Sentence>> = {
  PRESENT: ['a noté une présence', 'recorded a presence'],
  LATE: ['a noté un retard', 'recorded a late arrival'],
  LEFT_EARLY: ['a noté un départ anticipé', 'recorded an early departure'],
  ABSENT_JUSTIFIED: ['a noté une absence justifiée', 'recorded a justified absence'],
  ABSENT_UNJUSTIFIED: ['a noté une absence', 'recorded an absence'],
  EXCUSED_BY_OF: ['a noté une dispense', 'recorded an exemption'],
};

const SENTENCES: Readonly<Record<string, Sentence>> = {
  'assessment.attempt-started': ['a commencé un essai de quiz', 'started a quiz attempt'],
  'assessment.attempt-submitted': ['a rendu un essai de quiz', 'submitted a quiz attempt'],
  'assessment.draft-changed': ['a modifié le brouillon du quiz', 'changed the draft of the quiz'],
  'assessment.draft-started': ['a commencé un nouveau brouillon du quiz', 'started a new draft of the quiz'],
  'assessment.outcomes-noted': ['a noté les acquis', 'noted what was acquired'],
  'assessment.quiz-archived': ['a archivé le quiz', 'archived the quiz'],
  'assessment.quiz-created': ['a créé le quiz', 'created the quiz'],
  'assessment.quiz-published': ['a publié le quiz', 'published the quiz'],
  'assessment.quiz-restored': ['a remis le quiz dans la liste', 'restored the quiz'],
  'attendance.mark-undone': ['a annulé une note de présence', 'undid a record of presence'],
  'attendance.opened': ['a ouvert la signature de la demi-journée', 'opened the half-day for signing'],
  'attendance.sealed': ['a contresigné et scellé la demi-journée', 'countersigned and sealed the half-day'],
  'attendance.signed': ['a signé sa présence', 'signed their presence'],
  'catalogue.draft-changed': ['a modifié le brouillon de la formation', 'changed the draft of the program'],
  'catalogue.draft-started': ['a commencé un nouveau brouillon de la formation', 'started a new draft of the program'],
  'catalogue.program-added': ['a ajouté au catalogue', 'added to the catalogue'],
  'catalogue.version-published': ['a publié la formation', 'published the program'],
  'communication.action-added': ['a ajouté une action de communication', 'added a communication action'],
  'communication.action-changed': ['a changé une action de communication', 'changed a communication action'],
  'communication.mail-sent': ['a décidé l’envoi d’un mail de communication', 'decided to send a communication mail'],
  'communication.mail-taken-back': ['a annulé un mail avant son départ', 'took a mail back before it left'],
  'communication.plan-written': ['a posé le plan de communication', 'wrote the communication plan'],
  'communication.support-added': ['a ajouté une plage d’assistance', 'added a support window'],
  'communication.support-changed': ['a changé une plage d’assistance', 'changed a support window'],
  'documents.batch-started': BATCH,
  'documents.dispatch-sent': ['a envoyé des documents', 'sent documents'],
  'documents.dispatch-started': ['a préparé un envoi de documents', 'prepared a sending of documents'],
  'documents.dispatch-undone': ['a annulé un envoi de documents', 'undid a sending of documents'],
  'documents.handed-over': ['a remis un document en main propre', 'handed a document over'],
  'documents.issued': ['a émis le document', 'issued the document'],
  'documents.revoked': ['a révoqué le document', 'revoked the document'],
  'documents.superseded': ['a remplacé un document par', 'replaced a document by'],
  'documents.text-kept': ['a enregistré un texte de l’organisme', 'saved a text of the organisation'],
  'enrolment.cancelled': ['a annulé l’inscription', 'cancelled the enrolment'],
  'enrolment.enrolled': ['a inscrit', 'enrolled'],
  'enrolment.roster-enrolled': ENROLLED,
  'enrolment.roster-read': ROSTER,
  'enrolment.terms-kept': [
    'a enregistré les conditions d’une entreprise pour la session',
    'saved the terms of a company for the session',
  ],
  'identity.access-opened': ['a ouvert un accès depuis le serveur', 'opened an access from the server'],
  'identity.factor-added': ['a ajouté un second facteur', 'added a second factor'],
  'identity.factor-given': ['a présenté son second facteur', 'gave their second factor'],
  'identity.factor-removed': ['a retiré un second facteur', 'removed a second factor'],
  'identity.invited': ['a envoyé une invitation', 'sent an invitation'],
  'identity.link-asked': ['a demandé un lien personnel', 'asked for a personal link'],
  'identity.logins-ended': ['a fermé des connexions', 'ended sign-ins'],
  'identity.passkey-copied': [
    'a refusé une clé d’accès, qui est peut-être une copie',
    'refused a passkey, which may be a copy',
  ],
  'identity.passkey-named': ['a renommé une clé d’accès', 'renamed a passkey'],
  'identity.password-chosen': ['a choisi son mot de passe', 'chose their password'],
  'identity.reactivated': ['a réactivé le compte', 'reactivated the account'],
  'identity.recovery-codes-made': ['a créé de nouveaux codes de secours', 'made new recovery codes'],
  'identity.role-switched': ['a changé de rôle', 'switched role'],
  'identity.signed-in': ['a ouvert une connexion', 'signed in'],
  'identity.signed-out': ['a fermé sa connexion', 'signed out'],
  'identity.suspended': ['a suspendu le compte', 'suspended the account'],
  'identity.token-made': ['a créé un jeton d’accès', 'made an access token'],
  'identity.token-revoked': ['a révoqué un jeton d’accès', 'revoked an access token'],
  'learning.package-discarded': ['a retiré l’aperçu du module', 'discarded the preview of the package'],
  'learning.package-imported': ['a importé le module', 'imported the package'],
  'learning.package-published': ['a publié le module', 'published the package'],
  'learning.path-saved': ['a enregistré le parcours de la formation', 'saved the path of the program'],
  'learning.step-completed': ['a terminé une étape à distance', 'completed a remote step'],
  'learning.step-opened': ['a ouvert une étape à distance', 'opened a remote step'],
  'messaging.cancelled': ['a annulé un courriel avant l’envoi', 'cancelled a mail before it left'],
  'messaging.failed': ['n’a pas pu envoyer un courriel', 'could not send a mail'],
  'messaging.retried': ['a remis un courriel à l’envoi', 'put a mail back to be sent'],
  'messaging.sent': ['a envoyé un courriel', 'sent a mail'],
  'people.company-added': ['a ajouté l’entreprise', 'added the company'],
  'people.company-changed': ['a modifié la fiche de l’entreprise', 'changed the card of the company'],
  'people.learner-added': ['a ajouté la fiche du stagiaire', 'added the card of the learner'],
  'people.learner-changed': ['a modifié la fiche du stagiaire', 'changed the card of the learner'],
  'people.logo-changed': ['a changé le logo de l’organisme', 'changed the logo of the organisation'],
  'people.organisation-changed': ['a modifié la fiche de l’organisme', 'changed the card of the organisation'],
  'quality.journal-verified': VERIFIED,
  'sessions.half-day-changed': ['a modifié la demi-journée', 'changed the half-day'],
  'sessions.seats-changed': ['a modifié le nombre de places', 'changed the number of seats'],
  'sessions.session-moved': ['a changé l’état de la session', 'changed the state of the session'],
  'sessions.session-planned': ['a planifié la session', 'planned the session'],
  'steering.baseline-changed': ['a changé le planning de référence du projet', 'changed the baseline of the project'],
  'steering.budget-changed': ['a changé le budget prévu du projet', 'changed the planned budget of the project'],
  'steering.budget-followed': ['a relevé les dépenses d’un poste du projet', 'noted the spending of a budget line'],
  'steering.budget-line-added': ['a ajouté un poste au budget du projet', 'added a line to the budget of the project'],
  'steering.plan-made': ['a posé le planning du projet', 'made the plan of the project'],
  'steering.stage-closed': STAGE_CLOSED,
  'steering.stage-followed': STAGE_FOLLOWED,
  'steering.stage-reopened': STAGE_REOPENED,
  'steering.ticket-followed': TICKET_FOLLOWED,
  'steering.ticket-moved': TICKET_MOVED,
  'steering.ticket-opened': TICKET_OPENED,
  'steering.thresholds-set': ['a fixé les seuils d’alerte du projet', 'set the alert thresholds of the project'],
  'support.problem-answered': ['a répondu à un signalement', 'answered a report'],
  'support.problem-closed': ['a clos un signalement', 'closed a report'],
  'support.problem-reported': ['a signalé un problème', 'reported a problem'],
};

/** What was done, as the end of a sentence that begins with somebody's name; null when there are no words for it yet. */
export function sentenceOf({ action, facts }: { action: string; facts: Facts }, language: Language): string | null {
  const sentence = action === 'attendance.marked' ? (MARKS[String(facts.status)] ?? MARKS.PRESENT) : SENTENCES[action];
  const said = sentence?.[language === 'fr' ? 0 : 1];
  if (said === undefined) return null;
  return typeof said === 'string' ? said : said(facts);
}

/** Acts of the person whom the line names, even when FormaPro wrote it: nobody was signed in yet. */
const OWN_ACTS = new Set([
  'identity.signed-in',
  'identity.link-asked',
  'identity.password-chosen',
  'identity.factor-given',
  'attendance.signed',
  'quality.journal-verified',
]);

type Doing = {
  readonly action: string;
  readonly actorKind: 'person' | 'system' | 'anonymous';
  readonly actorName: string | null;
  readonly concerns: { readonly name: string } | null;
};

/** Whose act the line tells, and whom else it names. Null: FormaPro's own. */
export function whoOf<Line extends Doing>(line: Line): { who: string | null; other: Line['concerns'] } {
  if (line.concerns && line.actorKind !== 'person' && OWN_ACTS.has(line.action))
    return { who: line.concerns.name, other: null };
  return { who: line.actorName, other: line.concerns };
}
