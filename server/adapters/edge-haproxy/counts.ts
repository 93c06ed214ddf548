import type { EdgeStats } from '../../modules/release/ports.ts';
import { REASONS } from './configuration.ts';
import type { Layout } from './layout.ts';
import { type RuntimeApi, readStats } from './runtime-api.ts';

type Totals = { requests: number; replayed: number; lost: number };
const nothing = (): Totals => ({ requests: 0, replayed: 0, lost: 0 });

/** Gives, at each call, what HAProxy counted since the call before. A restart of the process starts its counts again. */
export function readCounts(api: RuntimeApi, layout: () => Layout): () => Promise<EdgeStats> {
  let before = new Map<string, Totals>();
  let tokensBefore: Readonly<Record<string, number>> = {};
  return async () => {
    const now = new Map<string, Totals>();
    const lines = await readStats(api);
    for (const { backend, name, version, server } of layout().slots) {
      if (!server) continue;
      const line = lines.find((one) => one.backend === backend && one.name === name);
      const totals = now.get(version) ?? nothing();
      now.set(version, totals);
      totals.requests += line?.requests ?? 0;
      totals.replayed += line?.replayed ?? 0;
      totals.lost += line?.failed ?? 0;
    }
    const since = (after: number, earlier: number) => (after >= earlier ? after - earlier : after);
    const versions = [...now].map(([version, totals]) => {
      const old = before.get(version) ?? nothing();
      return {
        version,
        requests: since(totals.requests, old.requests),
        replayed: since(totals.replayed, old.replayed),
        lost: since(totals.lost, old.lost),
        // HAProxy does not compare the answer with the table: the application's own count says it.
        misrouted: 0,
      };
    });
    before = now;
    const tokensNow = await readTokens(api);
    const tokens = {
      absent: since(tokensNow.absent, tokensBefore.absent ?? 0),
      forged: since(tokensNow.forged, tokensBefore.forged ?? 0),
      expired: since(tokensNow.expired, tokensBefore.expired ?? 0),
    };
    tokensBefore = tokensNow;
    return { versions, tokens, shed: 0 };
  };
}

async function readTokens({ ask }: RuntimeApi): Promise<Record<keyof typeof REASONS, number>> {
  const text = await ask('show table tokens');
  const of = (key: number) => Number(new RegExp(`key=${key} .*http_req_cnt=(\\d+)`).exec(text)?.[1] ?? 0);
  return { absent: of(REASONS.absent), forged: of(REASONS.forged), expired: of(REASONS.expired) };
}
