import { randomUUID } from 'node:crypto';
import { sql } from '../../../server/kernel/sql.ts';
import { look, type Opening, plantOpenings } from '../../stage/plant.ts';
import type { Driver } from '../driver.ts';

const LEARNERS = 20;
const COMMITS_PER_LAUNCH = 1_000_000;

/** Learners in a package, each saving as fast as the server answers. */
export function commitDriver(): Driver {
  let openings: Opening[] = [];
  const acknowledged = new Map<string, number>();
  let total = 0;
  return {
    name: 'commits',
    prepare: async (product) => {
      if (openings.length === 0) openings = await plantOpenings(product, LEARNERS);
    },
    write: async (product, isOver) => {
      await Promise.all(
        openings.map(async ({ token, registrationId }) => {
          for (let sequence = (acknowledged.get(registrationId) ?? 0) + 1; !isOver(); sequence++) {
            const answer = await fetch(`${product.content}/api/commits`, {
              method: 'POST',
              headers: { 'content-type': 'application/json' },
              body: JSON.stringify({
                token,
                itemId: 'pourquoi',
                sequence,
                commitId: randomUUID(),
                activeSeconds: 1,
                state: stateAt(sequence),
              }),
            }).catch(() => null);
            if (!answer?.ok) return;
            acknowledged.set(registrationId, sequence);
            total += 1;
          }
        }),
      );
    },
    missing: async (product) => {
      const kept = await look<{ id: string; sequence: number }>(
        product,
        sql`select registration_id as id, sequence from learning.sco_state where item_id = 'pourquoi'`,
      );
      const sequences = new Map(kept.map(({ id, sequence }) => [id, sequence]));
      const lost = [...acknowledged].filter(
        ([id, sequence]) => (sequences.get(id) ?? 0) < COMMITS_PER_LAUNCH + sequence,
      );
      return { acknowledged: total, lost: lost.map(([id, sequence]) => `${id} at ${sequence}`) };
    },
  };
}

const stateAt = (sequence: number) => ({
  edition: '1.2',
  attempt: 1,
  phase: 'running',
  entry: 'ab-initio',
  values: { 'cmi.core.lesson_location': `page-${sequence}` },
  judgedStatus: null,
  earlierHundredths: 0,
  pastAttemptsHundredths: 0,
});
