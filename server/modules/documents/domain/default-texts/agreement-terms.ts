import type { Article } from '../article.ts';

/**
 * Terms that every agreement carries after what is particular to it.
 *
 * Source: D.6353-1, L.6353-1, L.6354-1 and D.6313-3-1 of the Code du travail. What a delay or a rate should be is the
 * organisation's to decide: the text is theirs to change.
 */
export const agreementTerms: readonly Article[] = [
  {
    title: 'Moyens pédagogiques et techniques',
    text: 'L’organisme met à disposition les locaux, le matériel et les supports nécessaires à l’action. Les supports remis restent la propriété de {organisme} et servent au seul usage des personnes formées.',
  },
  {
    title: 'Assistance pendant la formation à distance',
    text: 'Les activités à distance et leur durée estimée figurent au programme. Une assistance technique et pédagogique répond par téléphone et par courriel, sous un jour ouvré\u00a0: {référent pédagogique}. Des évaluations jalonnent ou concluent la formation.',
  },
  {
    title: 'Suivi, évaluation et sanction',
    text: 'La présence est constatée par demi-journée et signée par chaque personne et par le formateur. Les activités à distance sont prouvées par leur réalisation. Les acquis sont évalués objectif par objectif. Un certificat de réalisation et une attestation de fin de formation sont remis.',
  },
  {
    title: 'Paiement',
    text: 'Le prix est payable à 30 jours à compter de la facture, émise à l’issue de l’action. Une prise en charge par un tiers ne libère l’entreprise de ce que ce tiers ne règle pas. Tout retard ouvre droit à des pénalités au taux de trois fois l’intérêt légal et à une indemnité forfaitaire de recouvrement de 40 euros.',
  },
  {
    title: 'Annulation, report, absence et abandon',
    text: 'En cas d’annulation par l’entreprise moins de dix jours ouvrés avant le début, l’organisme peut retenir un dédit de 30\u00a0% du prix. Cette somme n’est pas une action de formation\u00a0: elle est facturée à part et ne peut être ni prise en charge par un financeur, ni imputée sur une obligation de formation. Seules les heures réellement suivies sont attestées.',
  },
  {
    title: 'Inexécution',
    text: 'En cas d’inexécution totale ou partielle de l’action, l’organisme rembourse à l’entreprise les sommes indûment perçues de ce fait (article L.6354-1 du Code du travail).',
  },
  {
    title: 'Accessibilité et handicap',
    text: 'Les besoins d’adaptation sont étudiés avec le référent handicap avant le début de l’action\u00a0: {référent handicap}.',
  },
  {
    title: 'Règlement intérieur',
    text: 'Les personnes formées respectent le règlement intérieur de l’organisme, qui leur est remis avant le début. Lorsque l’action se déroule dans une entreprise qui a son propre règlement, ses mesures de santé et de sécurité s’appliquent.',
  },
  {
    title: 'Données personnelles',
    text: 'Les parties traitent les données des personnes formées pour la seule exécution de la présente convention et des obligations de preuve qui en découlent, dans le respect du règlement (UE) 2016/679. Chacun exerce ses droits d’accès, de rectification et d’effacement auprès de {courriel}.',
  },
  {
    title: 'Différends',
    text: 'Les parties cherchent d’abord une solution amiable. À défaut, le différend est porté devant le tribunal compétent du ressort de {ville}.',
  },
];
