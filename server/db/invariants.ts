/** What must always be true of the data, as a query that returns no row. Run after a restore and in the restore drill. */
export type DataInvariant = { readonly sentence: string; readonly sql: string };

const followsItsEnrolment = (table: string): DataInvariant => ({
  sentence: `Une ligne de ${table} porte l’apprenant et l’entreprise de son inscription`,
  sql: `select 1 from ${table} as line join enrolment.enrolment on enrolment.id = line.enrolment_id
         where line.learner_id <> enrolment.learner_id or line.company_id is distinct from enrolment.company_id`,
});

export const dataInvariants: readonly DataInvariant[] = [
  followsItsEnrolment('attendance.signature'),
  followsItsEnrolment('attendance.mark'),
  followsItsEnrolment('attendance.presence'),
  followsItsEnrolment('learning.registration'),
  followsItsEnrolment('learning.step_progress'),
  {
    sentence: 'Une signature est celle d’un inscrit de la session de sa demi-journée',
    sql: `select 1 from attendance.signature
            join attendance.sheet using (slot_id)
            join enrolment.enrolment on enrolment.id = signature.enrolment_id
           where enrolment.session_id <> sheet.session_id`,
  },
  {
    sentence: 'Les minutes de présence viennent de feuilles scellées',
    sql: `select 1 from attendance.presence join attendance.sheet using (slot_id)
           where sheet.state not in ('FINALIZED', 'AMENDED')`,
  },
  {
    sentence: 'Un certificat en vigueur porte une inscription et son apprenant',
    sql: `select 1 from documents.document left join enrolment.enrolment on enrolment.id = document.enrolment_id
           where document.kind = 'certificateOfCompletion' and document.state = 'issued'
             and document.learner_id is distinct from enrolment.learner_id`,
  },
  {
    sentence: 'Le journal scellé n’a ni trou ni doublon',
    sql: 'select 1 from trail.seal having count(*) <> coalesce(max(seq), 0)',
  },
  {
    sentence: 'Chaque sceau tient une ligne du journal',
    sql: 'select 1 from trail.seal left join trail.line on line.id = seal.line_id where line.id is null',
  },
];
