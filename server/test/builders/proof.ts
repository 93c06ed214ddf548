import { randomUUID } from 'node:crypto';
import { json, sql, toStatement } from '../../kernel/sql.ts';
import type { World } from '../world.ts';
import { onePixelPng } from './picture.ts';

const SEAL = 'a'.repeat(64);
const STROKES = [
  [
    [0.1, 0.2],
    [0.4, 0.3],
    [0.9, 0.1],
  ],
];

/** The training organisation as its documents print it. */
export async function givenOrganisation(w: World): Promise<void> {
  await plant(
    w,
    sql`insert into people.training_organisation (name, legal_form, capital, siret, activity_declaration_number, declaration_region, address,
                                                  postcode, town, phone, email, signatory_name, signatory_title, vat_mention)
        values ('Rivage Formation', 'SAS', '50 000 €', '92345678400019', '52440987654', 'Pays de la Loire', '12 quai de la Fosse', '44000', 'Nantes',
                '', 'contact@rivage-formation.example', 'Philippe Sauvage', 'Président', '')`,
  );
}

/** A logo on the card of the organisation. */
export async function givenLogo(w: World): Promise<void> {
  const id = randomUUID();
  const { sizeBytes, sha256 } = await w.app.files.put(id, onePixelPng());
  await plant(
    w,
    sql`insert into kernel.file (id, sha256, size_bytes, media_type, name, created_at)
        values (${id}, ${sha256}, ${sizeBytes}, 'image/png', 'logo.png', ${w.clock.now()})`,
    sql`update people.training_organisation set logo_file_id = ${id}`,
  );
}

const companyOf = (enrolmentId: string) => sql`(select company_id from enrolment.enrolment where id = ${enrolmentId})`;

/** A half-day signed, countersigned and sealed, with these minutes for each enrolment. */
export async function givenSealedHalfDay(
  w: World,
  {
    slotId,
    sessionId,
    people,
  }: {
    slotId: string;
    sessionId: string;
    people: readonly { enrolmentId: string; learnerId: string; attendedMn: number }[];
  },
): Promise<void> {
  const now = w.clock.now();
  await plant(
    w,
    sql`insert into attendance.sheet (slot_id, session_id, state, code_secret, opened_at, actual_starts_at, actual_ends_at, countersigned_at,
                                      trainer_strokes, sealed_sha256, sealed)
        select id, session_id, 'FINALIZED', '\\x00'::bytea, starts_at, starts_at, ends_at, ends_at, ${json(STROKES)}::jsonb, ${SEAL}, '{}'::jsonb
          from sessions.session_slot where id = ${slotId}`,
    ...people.flatMap(({ enrolmentId, learnerId, attendedMn }) => [
      sql`insert into attendance.presence (slot_id, enrolment_id, learner_id, company_id, session_id, status, planned_mn, attended_mn)
          values (${slotId}, ${enrolmentId}, ${learnerId}, ${companyOf(enrolmentId)}, ${sessionId}, ${attendedMn > 0 ? 'PRESENT' : 'ABSENT_JUSTIFIED'}, 210, ${attendedMn})`,
      ...(attendedMn > 0
        ? [
            sql`insert into attendance.signature (id, slot_id, enrolment_id, learner_id, company_id, signed_at, method, via, strokes, receipt, evidence_sha256)
                values (${randomUUID()}, ${slotId}, ${enrolmentId}, ${learnerId}, ${companyOf(enrolmentId)}, ${now}, 'drawn', 'own-device', ${json(STROKES)}::jsonb,
                        ${randomUUID()}, ${SEAL})`,
          ]
        : []),
    ]),
  );
}

async function plant(w: World, ...statements: Parameters<World['owner']['query']>[0][]): Promise<void> {
  const client = await w.owner.pool.connect();
  try {
    await client.query("select set_config('app.scope', 'internal', false)");
    for (const statement of statements) await client.query(toStatement(statement));
  } finally {
    client.release();
  }
}
