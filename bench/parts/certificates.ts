import { typstPdfs } from '../../server/adapters/pdf-typst/index.ts';
import { readConfiguration } from '../../server/configuration.ts';
import { sql } from '../../server/kernel/sql.ts';
import { issueCertificate } from '../../server/modules/documents/index.ts';
import { openRuntime } from '../../server/runtime.ts';

const WANTED = 3_500;

/** 3,500 certificates as the product issues them: numbered, laid out, stored and traced, one transaction each. */
export async function benchCertificates(dataDir: string) {
  const runtime = await openRuntime(readConfiguration({ DATA_DIR: dataDir }), () => undefined);
  const pdfs = typstPdfs();
  const system = { actor: { kind: 'system', name: 'bench' } } as const;
  try {
    const people = await runtime.app.transaction(system, (ctx) =>
      ctx.query(sql<{ id: string }>`
        select enrolment.id from enrolment.enrolment
          join sessions.session on session.id = enrolment.session_id and session.state = 'CLOSED'
         where enrolment.status = 'COMPLETED'
           and not exists (select from documents.document where document.enrolment_id = enrolment.id)
           and exists (select from attendance.presence where presence.enrolment_id = enrolment.id and presence.attended_mn > 0)
         limit ${WANTED}
      `),
    );
    let peakBytes = 0;
    const watch = setInterval(() => {
      peakBytes = Math.max(peakBytes, process.memoryUsage().rss);
    }, 200);
    const startedAt = performance.now();
    let refused = 0;
    for (const { id } of people) {
      await runtime.app
        .transaction(system, (ctx) => issueCertificate(ctx, pdfs, { enrolmentId: id, issuedBy: null }))
        .catch(() => {
          refused += 1;
        });
    }
    clearInterval(watch);
    const totalMs = Math.round(performance.now() - startedAt);
    const issued = people.length - refused;
    const [size] = await runtime.app.transaction(system, (ctx) =>
      ctx.query(sql<{ bytes: number }>`
        select coalesce(sum(size_bytes), 0)::bigint as bytes from kernel.file
          join documents.document on document.file_id = file.id and document.kind = 'certificateOfCompletion'
      `),
    );
    return {
      issued,
      refused,
      totalMs,
      perSecond: Math.round(issued / (totalMs / 1000)),
      bytes: size?.bytes ?? 0,
      peakMemoryMb: Math.round(peakBytes / 1_000_000),
    };
  } finally {
    await pdfs.close();
    await runtime.close();
  }
}
