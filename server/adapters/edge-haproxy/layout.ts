import type { Pool, RoutingTable, Server } from '../../modules/release/ports.ts';

/** A version keeps its colour as long as it is served, whether it is stable or canary: moving people moves no server. */
export type Colour = 'blue' | 'green';
export const COLOURS: readonly Colour[] = ['blue', 'green'];
export const ORIGINS = ['app', 'content'] as const;
export type Origin = (typeof ORIGINS)[number];

/** Servers that one version may have. Places are made when the process starts and filled while it runs. */
export const SLOTS = 8;

export type Slot = {
  readonly backend: string;
  readonly name: string;
  /** Null: an empty place. */
  readonly server: Server | null;
  readonly version: string;
  readonly host: string;
  readonly port: number;
  readonly isBackup: boolean;
};

/** What the process must hold for a table: every place with its server, and the map of who goes where. */
export type Layout = { readonly slots: readonly Slot[]; readonly map: ReadonlyMap<string, string> };

export function colourOf(table: RoutingTable, version: string, before: Readonly<Record<string, Colour>>): Colour {
  const other = table.canary && table.canary.version !== version ? table.canary.version : table.stable.version;
  const mine = before[version];
  if (mine) return mine;
  const theirs = other === version ? undefined : before[other];
  if (theirs) return theirs === 'blue' ? 'green' : 'blue';
  return version === table.stable.version ? 'blue' : 'green';
}

/** Colours after a table: both versions have one, and never the same. */
export function coloursOf(table: RoutingTable, before: Readonly<Record<string, Colour>>): Record<string, Colour> {
  const versions = [table.stable.version, ...(table.canary ? [table.canary.version] : [])];
  return Object.fromEntries(versions.map((version) => [version, colourOf(table, version, before)]));
}

/** The whole layout of a table: stable stands behind the canary, never the other way round. */
export function layoutOf(table: RoutingTable, colours: Readonly<Record<string, Colour>>, checksum: string): Layout {
  const poolOfColour = (colour: Colour): Pool | null =>
    [table.stable, table.canary].find((pool) => pool && colours[pool.version] === colour) ?? null;
  const slots = COLOURS.flatMap((colour) => {
    const own = poolOfColour(colour);
    const isCanary = own !== null && own.version === table.canary?.version;
    const places = [...placesOf(own, 'main', false), ...placesOf(isCanary ? table.stable : null, 'spare', true)];
    return ORIGINS.flatMap((origin) =>
      places.map(({ name, server, version, isBackup }) => ({
        backend: `${colour}_${origin}`,
        name,
        server,
        version,
        isBackup,
        ...addressOf(server, origin),
      })),
    );
  });
  return { slots, map: mapOf(table, colours, checksum) };
}

function placesOf(pool: Pool | null, prefix: string, isBackup: boolean) {
  return Array.from({ length: SLOTS }, (_, index) => ({
    name: `${prefix}${index + 1}`,
    server: pool?.servers[index] ?? null,
    version: pool?.version ?? '',
    isBackup,
  }));
}

function addressOf(server: Server | null, origin: Origin): { host: string; port: number } {
  if (!server) return { host: '127.0.0.1', port: 9 };
  const text = server[origin];
  const colon = text.lastIndexOf(':');
  return { host: text.slice(0, colon), port: Number(text.slice(colon + 1)) };
}

function mapOf(table: RoutingTable, colours: Readonly<Record<string, Colour>>, checksum: string): Map<string, string> {
  const colour = (pool: 'stable' | 'canary') =>
    colours[(pool === 'canary' ? (table.canary ?? table.stable) : table.stable).version] ?? 'blue';
  const entries = (prefix: string, of: Readonly<Record<string, 'stable' | 'canary'>>) =>
    Object.entries(of).map(([key, pool]): [string, string] => [`${prefix}:${key}`, colour(pool)]);
  return new Map([
    ['generation', String(table.generation)],
    ['checksum', checksum],
    ['stable', colour('stable')],
    ['default', colour(table.byDefault)],
    ...Object.entries(colours).map(([version, own]): [string, string] => [`v:${version}`, own]),
    ...entries('u', table.users),
    ...entries('r', table.roles),
    ...entries('c', table.companies),
  ]);
}

/** The map as a file: one entry a line. */
export function mapText(map: ReadonlyMap<string, string>): string {
  return [...map].map(([key, value]) => `${key} ${value}\n`).join('');
}
