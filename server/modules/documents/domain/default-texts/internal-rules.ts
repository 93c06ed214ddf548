import type { Article } from '../article.ts';

/**
 * The règlement intérieur of a training organisation.
 *
 * Source: L.6352-3 to L.6352-5 and R.6352-1 to R.6352-15 of the Code du travail; prevention of violence and harassment since
 * the referential of 1 November 2026.
 */
export const internalRules: readonly Article[] = [
  {
    title: 'Objet et champ d’application',
    text: 'Le présent règlement s’applique à toute personne qui suit une formation organisée par {organisme}, en présence comme à distance, pendant toute sa durée. Il est remis à chacun avant le début. Lorsque la formation a lieu dans une entreprise déjà dotée d’un règlement intérieur, les mesures de santé et de sécurité applicables sont celles de ce dernier.',
  },
  {
    title: 'Santé et sécurité',
    text: 'Chacun respecte les consignes générales et particulières de sécurité, d’incendie et d’évacuation affichées dans les locaux, utilise le matériel conformément à son objet et signale aussitôt toute anomalie. Tout accident survenu pendant la formation ou sur le trajet est déclaré sans délai à l’organisme par la personne accidentée ou par un témoin.',
  },
  {
    title: 'Tabac, alcool et stupéfiants',
    text: 'Il est interdit de fumer et de vapoter dans les locaux, d’y introduire des boissons alcoolisées ou des stupéfiants, et de s’y présenter sous leur emprise.',
  },
  {
    title: 'Horaires, absences et présence',
    text: 'Les horaires figurent sur la convocation. Toute absence ou tout retard est signalé et justifié. La présence se signe à chaque demi-journée, par chacun pour soi-même\u202f; signer pour autrui est une faute. L’organisme informe l’employeur et, le cas échéant, le financeur des absences.',
  },
  {
    title: 'Comportement et usage du matériel',
    text: 'Chacun adopte un comportement respectueux des personnes et du bon déroulement de la formation. Le matériel et les supports ne servent qu’à la formation\u202f; il est interdit d’enregistrer, de filmer ou de diffuser une séance ou un support sans accord écrit.',
  },
  {
    title: 'Violences, harcèlement et discriminations',
    text: 'Aucun agissement sexiste, aucun harcèlement moral ou sexuel, aucune violence, aucune discrimination n’est toléré. Toute personne qui en est victime ou témoin peut le signaler, en confidence, à la personne de son choix dans l’organisme\u00a0: {référent pédagogique}. Le signalement est écouté sans délai, les personnes sont protégées pendant l’examen des faits, et nul ne peut être sanctionné pour avoir signalé de bonne foi.',
  },
  {
    title: 'Nature et échelle des sanctions',
    text: 'Tout agissement considéré comme fautif peut, selon sa gravité, faire l’objet d’un rappel à l’ordre, d’un avertissement écrit, d’un blâme, d’une exclusion temporaire ou d’une exclusion définitive. Les amendes et autres sanctions pécuniaires sont interdites. L’employeur et le financeur sont informés de la sanction prise.',
  },
  {
    title: 'Droits de la défense',
    text: 'Aucune sanction ne peut être infligée sans que la personne ait été informée au préalable, par écrit, des griefs retenus contre elle. Lorsque la sanction envisagée a une incidence sur sa présence en formation, la personne est convoquée à un entretien, par lettre remise contre décharge ou recommandée, qui en précise l’objet, la date, l’heure et le lieu\u202f; elle peut se faire assister par une personne de son choix. La sanction ne peut intervenir moins d’un jour franc ni plus de quinze jours après l’entretien\u202f; elle est écrite, motivée et notifiée. Une exclusion à titre conservatoire, à effet immédiat, ne préjuge pas de la sanction.',
  },
  {
    title: 'Représentation des stagiaires',
    text: 'Pour toute action d’une durée totale supérieure à cinq cents heures, un délégué titulaire et un délégué suppléant sont élus au scrutin uninominal à deux tours, au plus tôt vingt heures et au plus tard quarante heures après le début. Ils présentent les réclamations individuelles ou collectives et toute suggestion sur le déroulement de la formation.',
  },
  {
    title: 'Réclamations',
    text: 'Toute réclamation se fait par écrit ou par téléphone\u00a0: {référent administratif}. Il en est accusé réception et une réponse est donnée.',
  },
];
