import { defineMessages } from '../../app/i18n.ts';

export const helpMessages = defineMessages({
  fr: {
    title: 'Aide',
    hint: 'Les réponses les plus demandées, et qui joindre.',
    guides: 'Guides',
    guidesHint: 'À lire ici ou en PDF.',
    contact: 'Nous joindre',
    contactHint: (name: string) => `L’équipe de ${name} vous répond.`,
    sign: 'Signer ma présence',
    report: 'Signaler un problème',
    askSign: 'Comment signer ma présence ?',
    answerSign:
      'Scannez le code que votre formateur affiche, choisissez vos initiales, écrivez votre nom, puis signez. Sans appareil photo, ouvrez « Signer ma présence » et saisissez le code court. Sans téléphone, signez sur celui du formateur.',
    askResume: 'J’ai quitté un module : est-ce perdu ?',
    answerResume:
      'Non. Chaque écran est enregistré. « Reprendre » vous ramène où vous étiez, sur ce téléphone ou sur un autre appareil. Sans réseau, ce que vous faites est gardé ici et part au retour du réseau.',
    askClosed: 'Pourquoi une étape est-elle fermée ?',
    answerClosed:
      'Elle s’ouvre après une autre étape ou au début de la première demi-journée. Votre parcours dit laquelle.',
    askCertificate: 'Où est mon certificat ?',
    answerCertificate:
      'Il apparaît dans « Documents » quand toutes les feuilles de présence sont contresignées et que l’organisme l’a émis.',
    askAdjust: 'J’ai besoin d’un aménagement',
    answerAdjust:
      'Dites-le au plus tôt à l’organisme, par téléphone ou par courriel : il cherche avec vous une solution.',
    askOpen: 'Quand puis-je ouvrir la signature ?',
    answerOpen: 'Quinze minutes avant le début de la demi-journée. Elle reste ouverte jusqu’à votre contre-signature.',
    askNoPhone: 'Quelqu’un n’a pas de téléphone',
    answerNoPhone: 'Touchez « Signer ici » à côté de son nom et passez-lui le vôtre. Il peut signer sans dessiner.',
    askMistake: 'Je me suis trompé en notant une absence ou un retard',
    answerMistake:
      'Touchez la personne, puis « Annuler la note ». Tant que la demi-journée n’est pas scellée, rien n’est définitif. Chaque changement reste au journal.',
    askForgot: 'J’ai oublié de contresigner',
    answerForgot: 'Vos feuilles à finaliser sont en haut de votre journée, même des semaines après.',
    askSee: 'Que vois-je de mes salariés ?',
    answerSee:
      'Leur présence, leur avancement et leurs certificats. Les réponses aux tests restent entre le stagiaire et son formateur.',
    askLate: 'Pourquoi la présence d’une demi-journée n’apparaît-elle pas encore ?',
    answerLate: 'Une présence compte quand le formateur a contresigné la feuille.',
    askWhere: 'Où sont les certificats ?',
    answerWhere: 'Dans la liste de vos salariés et dans « Documents », dès qu’ils sont émis.',
  },
  en: {
    title: 'Help',
    hint: 'The answers most asked for, and whom to reach.',
    guides: 'Guides',
    guidesHint: 'In French, to read here or as PDF.',
    contact: 'Reach us',
    contactHint: (name: string) => `The team of ${name} answers you.`,
    sign: 'Sign my presence',
    report: 'Report a problem',
    askSign: 'How do I sign my presence?',
    answerSign:
      'Scan the code that your trainer shows, choose your initials, write your name, then sign. Without a camera, open “Sign my presence” and type the short code. Without a phone, sign on the trainer’s.',
    askResume: 'I left a module: is it lost?',
    answerResume:
      'No. Every screen is saved. “Resume” takes you back where you were, on this phone or another device. Without network, what you do is kept here and leaves when the network is back.',
    askClosed: 'Why is a step closed?',
    answerClosed: 'It opens after another step or at the beginning of the first half-day. Your path says which.',
    askCertificate: 'Where is my certificate?',
    answerCertificate:
      'It appears in “Documents” once every sheet is countersigned and the organisation has issued it.',
    askAdjust: 'I need an adjustment',
    answerAdjust: 'Tell the organisation early, by phone or by mail: it looks for a solution with you.',
    askOpen: 'When can I open signing?',
    answerOpen: 'Fifteen minutes before the half-day begins. It stays open until you countersign.',
    askNoPhone: 'Somebody has no phone',
    answerNoPhone: 'Touch “Sign here” beside their name and hand them yours. They can sign without drawing.',
    askMistake: 'I noted an absence or a lateness by mistake',
    answerMistake:
      'Touch the person, then “Undo the mark”. Nothing is final until the half-day is sealed. Every change stays in the journal.',
    askForgot: 'I forgot to countersign',
    answerForgot: 'Your sheets to finalise stand at the top of your day, even weeks later.',
    askSee: 'What do I see of my employees?',
    answerSee:
      'Their presence, their progress and their certificates. Test answers stay between the learner and the trainer.',
    askLate: 'Why is the presence of a half-day not shown yet?',
    answerLate: 'A presence counts once the trainer has countersigned the sheet.',
    askWhere: 'Where are the certificates?',
    answerWhere: 'In the list of your employees and in “Documents”, as soon as they are issued.',
  },
});
