/** The six places a version goes through, in order. Everything in them is separate: database, files, ports, secrets. */
export const ENVIRONMENT_KEYS = ['dev', 'integration', 'test', 'recette', 'preprod', 'prod'] as const;
export type EnvironmentKey = (typeof ENVIRONMENT_KEYS)[number];

/** synthetic: invented; anonymised: a copy that names nobody; real: people's own. */
export type DataPolicy = 'synthetic' | 'anonymised' | 'real';

/** emulator: on this machine; sandbox: the partner's test service; real: the partner itself. */
export type ConnectorMode = 'emulator' | 'sandbox' | 'real';

export type EnvironmentRule = {
  readonly key: EnvironmentKey;
  readonly name: string;
  readonly purpose: string;
  /** The first is the one it is created with. */
  readonly data: readonly [DataPolicy, ...DataPolicy[]];
  readonly mailLeaves: boolean;
  readonly connectors: ConnectorMode;
};

const RULES: readonly EnvironmentRule[] = [
  rule('dev', 'DEV', 'développements et paramétrages', ['synthetic'], 'emulator'),
  rule('integration', 'INTÉGRATION', 'tests automatiques', ['synthetic'], 'emulator'),
  rule('test', 'TEST', 'validation fonctionnelle', ['synthetic', 'anonymised'], 'emulator'),
  rule(
    'recette',
    'RECETTE',
    'essais par les formateurs, le bureau et les entreprises',
    ['synthetic', 'anonymised'],
    'sandbox',
  ),
  rule('preprod', 'PRÉ-PROD', 'copie de la production qui ne nomme personne', ['anonymised', 'synthetic'], 'sandbox'),
  rule('prod', 'PROD', 'les entreprises et les stagiaires', ['real'], 'real'),
];

function rule(
  key: EnvironmentKey,
  name: string,
  purpose: string,
  data: EnvironmentRule['data'],
  connectors: ConnectorMode,
): EnvironmentRule {
  return { key, name, purpose, data, connectors, mailLeaves: key === 'prod' };
}

export function isEnvironmentKey(text: string): text is EnvironmentKey {
  return (ENVIRONMENT_KEYS as readonly string[]).includes(text);
}

export function environmentRule(key: EnvironmentKey): EnvironmentRule {
  const found = RULES.find((candidate) => candidate.key === key);
  if (!found) throw new Error(`there is no environment ${key}`);
  return found;
}

/** An installation that is no environment of a plan is somebody's production: its mail leaves. */
export function mayMailLeave(key: EnvironmentKey | null): boolean {
  return key === null || environmentRule(key).mailLeaves;
}

/** Days on which nothing is put into an environment; both ends count, days of France as YYYY-MM-DD. */
export type Freeze = { readonly from: string; readonly to: string; readonly why: string };

/** The freeze that holds on a day, or null. The longest one is told when several do. */
export function freezeOn(freezes: readonly Freeze[], day: string): Freeze | null {
  const holding = freezes.filter(({ from, to }) => from <= day && day <= to);
  return holding.sort((a, b) => b.to.localeCompare(a.to))[0] ?? null;
}
