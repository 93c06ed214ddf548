/** A letter in one language: what it says, and what its one button does. `{name}` is replaced by the value of that name. */
export type Letter = {
  readonly subject: string;
  readonly paragraphs: readonly string[];
  readonly button: string;
  /** Said under the button: how long it works, what to do when one did not ask. */
  readonly after: readonly string[];
};

/** Every letter of the product, French first. A template that is not here cannot be sent. */
export const LETTERS = {
  invitation: {
    fr: {
      subject: '{organisation} vous ouvre un accès',
      paragraphs: [
        'Bonjour {firstName},',
        '{inviter} vous a ouvert un accès à l’espace de formation de {organisation}. Choisissez votre mot de passe pour y entrer.',
      ],
      button: 'Choisir mon mot de passe',
      after: ['Ce lien vous est personnel et reste valable sept jours.'],
    },
    en: {
      subject: '{organisation} opens an access for you',
      paragraphs: [
        'Hello {firstName},',
        '{inviter} opened an access for you to the training space of {organisation}. Choose your password to enter.',
      ],
      button: 'Choose my password',
      after: ['This link is yours alone and works for seven days.'],
    },
  },
  passwordReset: {
    fr: {
      subject: 'Votre nouveau mot de passe',
      paragraphs: ['Bonjour {firstName},', 'Vous avez demandé à choisir un nouveau mot de passe.'],
      button: 'Choisir un nouveau mot de passe',
      after: [
        'Ce lien fonctionne une fois, pendant une heure.',
        'Si vous n’avez rien demandé, ne faites rien\u00a0: votre mot de passe reste le même.',
      ],
    },
    en: {
      subject: 'Your new password',
      paragraphs: ['Hello {firstName},', 'You asked to choose a new password.'],
      button: 'Choose a new password',
      after: [
        'This link works once, for one hour.',
        'If you asked for nothing, do nothing: your password stays the same.',
      ],
    },
  },
  passwordChanged: {
    fr: {
      subject: 'Votre mot de passe a changé',
      paragraphs: [
        'Bonjour {firstName},',
        'Votre mot de passe vient d’être changé et vos autres connexions sont fermées. Si ce n’est pas vous, demandez tout de suite un nouveau mot de passe et prévenez l’organisme de formation.',
      ],
      button: 'Ouvrir FormaPro',
      after: [],
    },
    en: {
      subject: 'Your password has changed',
      paragraphs: [
        'Hello {firstName},',
        'Your password has just been changed and your other sign-ins are closed. If it was not you, ask for a new password at once and tell the training organisation.',
      ],
      button: 'Open FormaPro',
      after: [],
    },
  },
  magicLink: {
    fr: {
      subject: 'Votre lien de connexion',
      paragraphs: ['Bonjour {firstName},', 'Voici votre lien pour entrer sans mot de passe.'],
      button: 'Entrer dans mon espace',
      after: ['Ce lien fonctionne une fois, pendant trente minutes. Ne le transférez pas.'],
    },
    en: {
      subject: 'Your sign-in link',
      paragraphs: ['Hello {firstName},', 'Here is your link to enter without a password.'],
      button: 'Enter my space',
      after: ['This link works once, for thirty minutes. Do not forward it.'],
    },
  },
  factorAdded: {
    fr: {
      subject: 'Un second facteur protège votre compte',
      paragraphs: [
        'Bonjour {firstName},',
        'Une clé d’accès ou une application d’authentification vient d’être ajoutée à votre compte. Si ce n’est pas vous, demandez tout de suite un nouveau mot de passe et prévenez l’organisme de formation.',
      ],
      button: 'Voir mon compte',
      after: [],
    },
    en: {
      subject: 'A second factor protects your account',
      paragraphs: [
        'Hello {firstName},',
        'A passkey or an authenticator has just been added to your account. If it was not you, ask for a new password at once and tell the training organisation.',
      ],
      button: 'See my account',
      after: [],
    },
  },
  factorRemoved: {
    fr: {
      subject: 'Un second facteur a été retiré de votre compte',
      paragraphs: [
        'Bonjour {firstName},',
        'Une clé d’accès ou une application d’authentification vient d’être retirée de votre compte. Si ce n’est pas vous, demandez tout de suite un nouveau mot de passe et prévenez l’organisme de formation.',
      ],
      button: 'Voir mon compte',
      after: [],
    },
    en: {
      subject: 'A second factor was removed from your account',
      paragraphs: [
        'Hello {firstName},',
        'A passkey or an authenticator has just been removed from your account. If it was not you, ask for a new password at once and tell the training organisation.',
      ],
      button: 'See my account',
      after: [],
    },
  },
  documentsSent: {
    fr: {
      subject: 'Vos documents pour «\u00a0{training}\u00a0»',
      paragraphs: [
        'Bonjour {firstName},',
        'Voici vos documents pour la formation «\u00a0{training}\u00a0», à partir du {day}\u00a0: {documents}.',
      ],
      button: 'Ouvrir mes documents',
      after: ['Ce lien vous est personnel. Vos documents restent aussi dans votre espace.'],
    },
    en: {
      subject: 'Your documents for “{training}”',
      paragraphs: ['Hello {firstName},', 'Here are your documents for “{training}”, from {day}: {documents}.'],
      button: 'Open my documents',
      after: ['This link is yours alone. Your documents are in your space too.'],
    },
  },
  documentsReplaced: {
    fr: {
      subject: 'Documents corrigés pour «\u00a0{training}\u00a0»',
      paragraphs: [
        'Bonjour {firstName},',
        'Des documents de votre formation «\u00a0{training}\u00a0» ont changé\u00a0: {documents}. Ils remplacent ceux que vous aviez reçus.',
      ],
      button: 'Ouvrir les nouveaux documents',
      after: ['Ce lien vous est personnel. Le lien que vous aviez reçu dit aussi ce qui est remplacé.'],
    },
    en: {
      subject: 'Corrected documents for “{training}”',
      paragraphs: [
        'Hello {firstName},',
        'Documents of your training “{training}” have changed: {documents}. They replace those you received.',
      ],
      button: 'Open the new documents',
      after: ['This link is yours alone. The link you received also says what is replaced.'],
    },
  },
  rolloutPaused: {
    fr: {
      subject: 'Version {version}\u00a0: la mise en production attend votre décision',
      paragraphs: [
        'Bonjour {firstName},',
        'FormaPro a suspendu la mise en production de la version {version}. Personne d’autre n’y passe\u202f; ceux qui y sont y restent.',
        'Regardez les signaux, puis reprenez ou revenez en arrière.',
      ],
      button: 'Voir la mise en production',
      after: ['Revenir en arrière se décide seul, prend quelques secondes et ne perd aucun travail.'],
    },
    en: {
      subject: 'Version {version}: the rollout waits for your decision',
      paragraphs: [
        'Hello {firstName},',
        'FormaPro paused the rollout of version {version}. Nobody else moves to it; those who are on it stay.',
        'Look at the signals, then resume or roll back.',
      ],
      button: 'See the rollout',
      after: ['One person may roll back. It takes seconds and loses no work.'],
    },
  },
  rolloutTakenBack: {
    fr: {
      subject: 'Version {version}\u00a0: FormaPro est revenu en arrière',
      paragraphs: [
        'Bonjour {firstName},',
        'FormaPro a retiré la version {version}\u00a0: tout le monde revient sur la {stable} en quelques secondes, sans perdre son travail.',
        'Faites corriger la version avant de démarrer une nouvelle mise en production.',
      ],
      button: 'Voir ce qui s’est passé',
      after: [],
    },
    en: {
      subject: 'Version {version}: FormaPro rolled back',
      paragraphs: [
        'Hello {firstName},',
        'FormaPro took version {version} back: everybody returns to {stable} within seconds, without losing their work.',
        'Have the version mended before you start a new rollout.',
      ],
      button: 'See what happened',
      after: [],
    },
  },
  announcement: {
    fr: { subject: '{subject}', paragraphs: ['Bonjour,', '{message}'], button: 'Ouvrir FormaPro', after: [] },
    en: { subject: '{subject}', paragraphs: ['Hello,', '{message}'], button: 'Open FormaPro', after: [] },
  },
} as const satisfies Record<string, { fr: Letter; en: Letter }>;

export type LetterName = keyof typeof LETTERS;
