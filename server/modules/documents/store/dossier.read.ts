import type { Context } from '../../../kernel/context.ts';
import { sql } from '../../../kernel/sql.ts';

export type PlacedSlot = {
  day: string;
  half: 'morning' | 'afternoon';
  startsAt: Date;
  endsAt: Date;
  modality: 'onSite' | 'virtualClass';
  trainerName: string | null;
  trainerTitle: string;
  roomName: string | null;
  roomAddress: string;
  videoLink: string;
};

/** Half-days of a session with who gives them and where. */
export async function listPlacedSlots(ctx: Context, sessionId: string): Promise<PlacedSlot[]> {
  return ctx.query(sql<PlacedSlot>`
    select slot.day, slot.half, slot.starts_at as "startsAt", slot.ends_at as "endsAt", slot.modality,
           person.first_name || ' ' || person.last_name as "trainerName", coalesce(trainer.title, '') as "trainerTitle",
           room.name as "roomName", concat_ws(', ', nullif(room.address, ''), nullif(room.town, '')) as "roomAddress",
           slot.video_link as "videoLink"
      from sessions.session_slot as slot
      join sessions.session on session.id = slot.session_id
      left join people.trainer on trainer.person_id = coalesce(slot.trainer_id, session.trainer_id)
      left join identity.person on person.id = trainer.person_id
      left join sessions.room on room.id = coalesce(slot.room_id, session.room_id)
     where slot.session_id = ${sessionId}
     order by slot.position
  `);
}

export type Attendee = {
  enrolmentId: string;
  learnerId: string;
  firstName: string;
  lastName: string;
  email: string | null;
  language: 'fr' | 'en';
  companyId: string | null;
  companyName: string;
};

/** Who holds a seat in a session, by name. */
export async function listAttendees(ctx: Context, sessionId: string): Promise<Attendee[]> {
  return ctx.query(sql<Attendee>`
    select enrolment.id as "enrolmentId", enrolment.learner_id as "learnerId", person.first_name as "firstName",
           person.last_name as "lastName", person.email::text as email, person.language, enrolment.company_id as "companyId",
           coalesce(company.name, '') as "companyName"
      from enrolment.enrolment
      join identity.person on person.id = enrolment.learner_id
      left join people.client_company as company on company.id = enrolment.company_id
     where enrolment.session_id = ${sessionId} and enrolment.status not in ('CANCELLED', 'REPLACED', 'PROSPECTIVE')
     order by kernel.fold(person.last_name), kernel.fold(person.first_name), enrolment.id
  `);
}

export type Contact = {
  personId: string;
  name: string;
  firstName: string;
  email: string | null;
  language: 'fr' | 'en';
};
export type Party = {
  companyId: string;
  name: string;
  legalForm: string;
  siret: string | null;
  address: string;
  postcode: string;
  town: string;
  contacts: Contact[];
};

/** Companies that send somebody to a session, with whom to write to. */
export async function listParties(ctx: Context, sessionId: string): Promise<Party[]> {
  return ctx.query(sql<Party>`
    select company.id as "companyId", company.name, company.legal_form as "legalForm", company.siret, company.address, company.postcode,
           company.town,
           coalesce((select jsonb_agg(jsonb_build_object('personId', person.id, 'name', person.first_name || ' ' || person.last_name,
                                                         'firstName', person.first_name, 'email', person.email, 'language', person.language)
                                      order by contact.created_at, person.id)
                       from people.company_contact as contact
                       join identity.person on person.id = contact.person_id
                      where contact.company_id = company.id), '[]') as contacts
      from people.client_company as company
     where company.id in (select enrolment.company_id from enrolment.enrolment
                           where enrolment.session_id = ${sessionId} and enrolment.status not in ('CANCELLED', 'REPLACED', 'PROSPECTIVE'))
     order by kernel.fold(company.name), company.id
  `);
}
