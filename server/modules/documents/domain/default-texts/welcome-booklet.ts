import type { Article } from '../article.ts';

/** The livret d'accueil. Source: Qualiopi referential, indicator 9 (information of beneficiaries). */
export const welcomeBooklet: readonly Article[] = [
  {
    title: 'Bienvenue',
    text: '{organisme} vous accueille en formation. Ce livret vous dit qui nous sommes, comment se passe votre parcours et vers qui vous tourner.',
  },
  {
    title: 'Vos interlocuteurs',
    text: 'Référent pédagogique\u00a0: {référent pédagogique}\nRéférent administratif\u00a0: {référent administratif}\nRéférent handicap\u00a0: {référent handicap}',
  },
  {
    title: 'Venir et vivre sur place',
    text: 'Nos bureaux\u00a0: {adresse}, {ville}. Le lieu exact de votre formation figure sur votre convocation. Les locaux ouvrent un quart d’heure avant le début\u202f; les pauses et le déjeuner suivent les horaires de la convocation.',
  },
  {
    title: 'Votre espace en ligne',
    text: 'Votre espace rassemble vos dates, vos activités à distance, vos signatures et vos documents. Vous y entrez par le lien de votre convocation ou avec votre adresse électronique. Besoin d’aide\u00a0: {téléphone}, {courriel}, les jours ouvrés, avec une réponse sous un jour.',
  },
  {
    title: 'Votre parcours',
    text: 'Avant\u00a0: vos attentes et votre niveau sont recueillis. Pendant\u00a0: des apports, des mises en pratique et, le cas échéant, des activités à distance dont la durée estimée est indiquée. À la fin\u00a0: vos acquis sont évalués objectif par objectif et une attestation vous est remise.',
  },
  {
    title: 'Présence',
    text: 'Vous signez chaque demi-journée, sur votre téléphone ou sur la feuille. Prévenez-nous de toute absence.',
  },
  {
    title: 'Handicap',
    text: 'Notre référent handicap étudie avec vous, en confidence, les adaptations possibles\u00a0: {référent handicap}.',
  },
  {
    title: 'Signaler une violence, un harcèlement, une discrimination',
    text: 'Victime ou témoin, vous pouvez en parler à tout moment et en confidence\u00a0: {référent pédagogique}. Vous serez écouté et protégé.',
  },
  {
    title: 'Réclamations',
    text: 'Écrivez-nous ou appelez-nous\u00a0: {référent administratif}. Nous accusons réception et nous vous répondons.',
  },
  {
    title: 'Vos données personnelles',
    text: 'Nous traitons vos données pour organiser la formation et pour en apporter la preuve, aussi longtemps que la loi le demande. Pour exercer vos droits\u00a0: {courriel}.',
  },
];
