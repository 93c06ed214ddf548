import type { EdgeStats, VersionCount } from '../../modules/release/ports.ts';

type OfVersion = { requests: number; lost: number; replayed: number; misrouted: number };
export type Count = {
  readonly versions: Record<string, OfVersion>;
  readonly tokens: { absent: number; forged: number; expired: number };
  shed: number;
};

export function emptyCount(): Count {
  return { versions: {}, tokens: { absent: 0, forged: 0, expired: 0 }, shed: 0 };
}

export function add(count: Count, version: string, what: keyof OfVersion): void {
  count.versions[version] ??= { requests: 0, lost: 0, replayed: 0, misrouted: 0 };
  count.versions[version][what] += 1;
}

/** Adds one count to another, in place. */
export function merge(into: Count, more: Count): void {
  for (const [version, of] of Object.entries(more.versions)) {
    for (const what of Object.keys(of) as (keyof OfVersion)[]) {
      into.versions[version] ??= { requests: 0, lost: 0, replayed: 0, misrouted: 0 };
      into.versions[version][what] += of[what];
    }
  }
  into.shed += more.shed;
  for (const why of ['absent', 'forged', 'expired'] as const) into.tokens[why] += more.tokens[why];
}

export function toStats({ versions, tokens, shed }: Count): EdgeStats {
  const list: VersionCount[] = Object.entries(versions).map(([version, of]) => ({ version, ...of }));
  return { versions: list, tokens: { ...tokens }, shed };
}
