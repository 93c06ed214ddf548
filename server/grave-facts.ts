import { listOpenWalls } from './db/open-walls.ts';
import type { Application } from './kernel/context.ts';
import { listLostSignatures } from './modules/attendance/index.ts';
import { verifyTrail } from './modules/quality/index.ts';
import type { AnchorStore } from './modules/quality/ports.ts';
import type { GraveFact, ProofCheck } from './modules/release/ports.ts';

const SYSTEM = { actor: { kind: 'system', name: 'grave-facts' }, readOnly: true } as const;

/** What must never happen, looked for in the data themselves: a journal that lies, a signature gone, a wall down. */
export function graveFacts(anchors: AnchorStore): ProofCheck {
  return {
    async findGraveFacts(app: Application, since: Date) {
      const { receipts, tables } = await app.transaction(SYSTEM, async (ctx) => ({
        receipts: await listLostSignatures(ctx, since),
        tables: await listOpenWalls(ctx),
      }));
      const found: GraveFact[] = [];
      if (receipts.length > 0) found.push({ kind: 'lost-signature', detail: named(receipts) });
      if (tables.length > 0) found.push({ kind: 'other-company-data', detail: named(tables) });
      if (!(await verifyTrail(app, anchors)).holds) found.push({ kind: 'broken-trail', detail: '' });
      return found;
    },
  };
}

const NAMED_MOST = 20;
const named = (names: readonly string[]) =>
  names.slice(0, NAMED_MOST).join(', ') + (names.length > NAMED_MOST ? `, … (${names.length})` : '');
