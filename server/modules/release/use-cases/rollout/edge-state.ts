import type { Context } from '../../../../kernel/context.ts';
import { type EdgeRow, listEdges } from '../../store/rollout/edge.store.ts';
import { findCurrentTable } from '../../store/rollout/table.store.ts';

/** An edge that says nothing for this long is shown as silent, and holds a promotion. */
const SILENT_MS = 15_000;
/** One that says nothing for a day has been taken away. */
const GONE_MS = 86_400_000;

export type SeenEdge = EdgeRow & { isUpToDate: boolean; isSilent: boolean };

/** Edges, each with whether it does what was published last. */
export async function readEdges(ctx: Context): Promise<SeenEdge[]> {
  const current = await findCurrentTable(ctx);
  const edges = await listEdges(ctx, new Date(ctx.now.getTime() - GONE_MS));
  return edges.map((edge) => ({
    ...edge,
    isUpToDate: edge.checksum === (current?.checksum ?? ''),
    isSilent: ctx.now.getTime() - edge.seenAt.getTime() > SILENT_MS,
  }));
}

/** A step is in force when every edge says so; without an edge it moves nobody. */
export async function edgesAreUpToDate(ctx: Context): Promise<boolean> {
  const edges = await readEdges(ctx);
  return edges.length > 0 && edges.every(({ isUpToDate, isSilent }) => isUpToDate && !isSilent);
}
