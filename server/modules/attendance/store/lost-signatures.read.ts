import type { Context } from '../../../kernel/context.ts';
import { sql } from '../../../kernel/sql.ts';

/** Receipts that the journal gave since then and whose signature is no longer there. There are none, ever. */
export async function listLostSignatures(ctx: Context, since: Date): Promise<string[]> {
  const rows = await ctx.query(sql<{ receipt: string }>`
    select line.facts ->> 'receipt' as receipt
      from trail.line
      left join attendance.signature on signature.receipt = line.facts ->> 'receipt'
     where line.action = 'attendance.signed' and line.at >= ${since} and signature.id is null
     order by receipt
  `);
  return rows.map(({ receipt }) => receipt);
}
