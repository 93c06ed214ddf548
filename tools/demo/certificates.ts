import { typstPdfs } from '../../server/adapters/pdf-typst/index.ts';
import type { Context } from '../../server/kernel/context.ts';
import { Refusal } from '../../server/kernel/refusal.ts';
import { sql } from '../../server/kernel/sql.ts';
import { issueCertificate } from '../../server/modules/documents/index.ts';
import type { DemoSession } from './calendar.ts';

/** Sessions whose certificates are issued: closed ones, and given ones that may be closed. The others wait for the office. */
const CERTIFIED_SESSIONS = { closed: 10, given: 6 };

/** Certificates of the last closed sessions and of a few given ones, made by the product itself: real pages, real numbers. */
export async function insertCertificates(ctx: Context, sessions: readonly DemoSession[]): Promise<void> {
  const closed = sessions.filter(({ state }) => state === 'CLOSED').slice(-CERTIFIED_SESSIONS.closed);
  const given = sessions.filter(({ state }) => state === 'DELIVERED').slice(0, CERTIFIED_SESSIONS.given);
  const people = await ctx.query(sql<{ enrolmentId: string }>`
    select enrolment.id as "enrolmentId" from enrolment.enrolment
      join sessions.session on session.id = enrolment.session_id
     where session.id = any(${[...closed, ...given].map(({ id }) => id)}::uuid[]) and enrolment.status = 'COMPLETED'
     order by session.starts_on, enrolment.id
  `);
  const pdfs = typstPdfs();
  for (const { enrolmentId } of people) {
    await issueCertificate(ctx, pdfs, { enrolmentId, issuedBy: null }).catch((error: unknown) => {
      // Who attended nothing gets none, here as anywhere.
      if (!(error instanceof Refusal)) throw error;
    });
  }
  await pdfs.close();
}
