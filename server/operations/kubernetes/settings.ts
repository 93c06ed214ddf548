/** What manifests are made from. Nothing secret: secrets are named, never written. */
export type ClusterSettings = {
  readonly namespace: string;
  /** Image of this version, as the cluster pulls it. */
  readonly image: string;
  readonly version: string;
  /** Names under which people open the application and the contents. */
  readonly app: string;
  readonly content: string;
  /** The Gateway that both routes hang from. */
  readonly gateway: string;
  /** Processes of a version when it serves everybody, and while it serves the first two steps. */
  readonly replicas: number;
  readonly canaryReplicas: number;
};

const DNS_NAME = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
const HOST = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/;
const VERSION = /^[\w.+-]{1,60}$/;
const MOST_REPLICAS = 8;

/** Reads the options of the command; what cannot be used is refused with a sentence that names it. */
export function readClusterSettings(options: Readonly<Record<string, string>>): ClusterSettings {
  const named = (name: string, pattern: RegExp, example: string, byDefault?: string): string => {
    const value = options[name] ?? byDefault ?? '';
    if (!pattern.test(value))
      throw new Error(`--${name} attend une valeur comme ${example}. Reçu : ${value || 'rien'}`);
    return value;
  };
  const counted = (name: string, byDefault: number): number => {
    const value = Number(options[name] ?? byDefault);
    if (!Number.isInteger(value) || value < 1 || value > MOST_REPLICAS)
      throw new Error(`--${name} est un nombre de 1 à ${MOST_REPLICAS}. Reçu : ${options[name]}`);
    return value;
  };
  const settings = {
    namespace: named('namespace', DNS_NAME, 'formapro', 'formapro'),
    image: named('image', /^[\w./:@-]{3,300}$/, 'registre.exemple.fr/formapro:1.1.0'),
    version: named('version', VERSION, '1.1.0'),
    app: named('app', HOST, 'formation.exemple.fr'),
    content: named('content', HOST, 'contenus.exemple.fr'),
    gateway: named('gateway', DNS_NAME, 'passerelle', 'formapro'),
    replicas: counted('replicas', 2),
    canaryReplicas: counted('canary-replicas', 1),
  };
  if (settings.app === settings.content)
    throw new Error('--app et --content portent deux noms différents : les modules se jouent sur une autre origine.');
  if (settings.canaryReplicas > settings.replicas)
    throw new Error('--canary-replicas ne dépasse pas --replicas : les premiers paliers servent moins de monde.');
  return settings;
}
