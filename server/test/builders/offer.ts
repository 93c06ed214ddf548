import { json, sql } from '../../kernel/sql.ts';
import type { World } from '../world.ts';
import {
  afternoon,
  givenCompany,
  givenEnrolment,
  givenLearner,
  givenPerson,
  givenProgram,
  givenRoom,
  givenSession,
  morning,
} from './trade.ts';

const CONTENT = [
  { title: 'Le rôle du manager', text: 'Missions, posture, responsabilités.', plannedMn: 210 },
  { title: 'Conduire un entretien', text: 'Préparer, écouter, conclure.', plannedMn: 210 },
];

/** A session in a room, under a program that says everything, with its price. */
export async function givenWholeSession(w: World, { days = ['2026-03-23', '2026-03-24'] } = {}) {
  const programVersionId = await givenProgram(w);
  await w.owner.query(sql`
    update catalogue.program_version
       set summary = 'Deux jours pour prendre sa place de manager.', audience = 'Managers débutants', prerequisites = 'Encadrer une équipe',
           objectives = array['Fixer des objectifs clairs', 'Conduire un entretien de recadrage'], content = ${json(CONTENT)}::jsonb,
           methods = 'Apports, mises en situation, retours du groupe', assessment = 'Quiz d’entrée, mises en situation, quiz de sortie',
           accessibility = 'Locaux accessibles, adaptations étudiées avec le référent', access_delay = 'Deux semaines',
           onsite_mn = 840, price_cents = 125000, seats_min = 4, seats_max = 10
     where id = ${programVersionId}
  `);
  const roomId = await givenRoom(w);
  const session = await givenSession(w, {
    programVersionId,
    slots: days.flatMap((day) => [morning(day), afternoon(day)]),
  });
  await w.owner.query(sql`update sessions.room set address = '12 quai de la Fosse' where id = ${roomId}`);
  await w.owner.query(
    sql`update sessions.session_slot set room_id = ${roomId} where session_id = ${session.sessionId}`,
  );
  return { ...session, roomId };
}

/** A company that sends people to a session, and its training manager. */
export async function givenGuests(
  w: World,
  {
    sessionId,
    company = 'Laboratoires Vernay',
    names,
  }: { sessionId: string; company?: string; names: readonly [string, string][] },
) {
  const companyId = await givenCompany(w, company);
  await w.owner.query(sql`
    update people.client_company set siret = null, address = '3 rue des Tanneurs', postcode = '44000', town = 'Nantes', legal_form = 'SAS'
     where id = ${companyId}
  `);
  const managerId = await givenPerson(w, {
    role: 'companyManager',
    companyId,
    firstName: 'Isabelle',
    lastName: 'Fortin',
  });
  await w.owner.query(sql`
    insert into people.company_contact (person_id, company_id, job_title, created_at) values (${managerId}, ${companyId}, 'RH', ${w.clock.now()})
  `);
  const people = [];
  for (const [firstName, lastName] of names) {
    const learnerId = await givenLearner(w, { firstName, lastName, companyId });
    people.push({ learnerId, enrolmentId: await givenEnrolment(w, { sessionId, learnerId, companyId }) });
  }
  return { companyId, managerId, people };
}
