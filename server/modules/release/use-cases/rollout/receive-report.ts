import type { z } from 'zod';
import type { EdgeReport } from '../../../../../contract/rollout.ts';
import type { Application } from '../../../../kernel/context.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import type { HttpFacts } from '../../../../kernel/route.ts';
import { sameSecret } from '../../../../kernel/secrets.ts';
import { countTry } from '../../../../kernel/throttle.ts';
import type { SignedTable } from '../../domain/rollout/routing-table.ts';
import { addTraffic, noteEdge } from '../../store/rollout/edge.store.ts';
import { findCurrentTable } from '../../store/rollout/table.store.ts';
import { noteTaken } from '../../store/rollout/taken.store.ts';
import { edgeKeys } from './publish-table.ts';

/** Notes what an edge says and answers the table it lacks. Only wrong secrets are counted as tries. */
export async function receiveReport(
  app: Application,
  { edgeId, report, http }: { edgeId: string; report: z.output<typeof EdgeReport>; http: HttpFacts },
): Promise<{ table: SignedTable | null }> {
  const right = edgeKeys(app.secrets).reportSecret;
  if (!sameSecret(Buffer.from(report.secret), Buffer.from(right))) {
    await countTry(app, { door: 'edge-report', subject: http.address, limit: 100, windowMn: 15 });
    throw new Refusal('EDGE_UNKNOWN');
  }
  return app.transaction({ actor: { kind: 'system', name: 'edge-report' } }, async (ctx) => {
    const { driver, generation, checksum, drift, servers, versions } = report;
    await noteEdge(ctx, { id: edgeId, driver, generation, checksum, drift, servers });
    await noteTaken(ctx, edgeId, generation);
    const counted = versions.filter(({ requests, lost, misrouted }) => requests + lost + misrouted > 0);
    if (counted.length > 0) await addTraffic(ctx, Math.floor(ctx.now.getTime() / 60_000), counted);
    const current = await findCurrentTable(ctx);
    if (!current || current.generation <= generation) return { table: null };
    const { text, checksum: sum, signature } = current;
    return { table: { text, checksum: sum, signature } };
  });
}
