import type { IContainer } from 'kubernetes-models/v1/Container';
import type { IEnvVar } from 'kubernetes-models/v1/EnvVar';
import type { IService } from 'kubernetes-models/v1/Service';
import type { ClusterSettings } from './settings.ts';

export const PORTS = { app: 8080, content: 8081, cockpit: 8090 } as const;
export const NAMES = {
  product: 'formapro',
  stable: 'formapro-stable',
  canary: 'formapro-canary',
  worker: 'formapro-worker',
  cockpit: 'formapro-cockpit',
  edge: 'formapro-edge',
  /** Made by whoever runs the cluster, see the guide: `database-url`, `installation.key`, `edge.json`, `verdict-authorization`. */
  secret: 'formapro',
  data: 'formapro-data',
  verdict: 'formapro-verdict',
} as const;

/** Said on every object: read by people who look at the cluster. */
const NOT_RUN = { 'formapro/validation': 'schémas seulement, non exécuté sur un cluster' } as const;

export const labelsOf = (part: string) => ({
  'app.kubernetes.io/name': 'formapro',
  'app.kubernetes.io/component': part,
});

export const metadataOf = (name: string, part: string, { namespace }: ClusterSettings) =>
  ({ name, namespace, labels: labelsOf(part), annotations: NOT_RUN }) satisfies IService['metadata'];

const DATA = '/var/lib/formapro';
const KEYS = '/etc/formapro';

/** What every process of the product is told. */
export function environmentOf({ app, content, version }: ClusterSettings): IEnvVar[] {
  return [
    { name: 'DATABASE_URL', valueFrom: { secretKeyRef: { name: NAMES.secret, key: 'database-url' } } },
    { name: 'DATA_DIR', value: DATA },
    { name: 'FORMAPRO_DEMO', value: '0' },
    { name: 'FORMAPRO_VERSION', value: version },
    { name: 'APP_ORIGIN', value: `https://${app}` },
    { name: 'CONTENT_ORIGIN', value: `https://${content}` },
    { name: 'PORT', value: String(PORTS.app) },
    { name: 'CONTENT_PORT', value: String(PORTS.content) },
  ];
}

/** Edges reach each process at its own address: the table names processes, never a Service that changes its meaning. */
export const ownAddresses: IEnvVar[] = [
  { name: 'POD_IP', valueFrom: { fieldRef: { fieldPath: 'status.podIP' } } },
  { name: 'OWN_ADDRESS', value: `$(POD_IP):${PORTS.app}` },
  { name: 'OWN_CONTENT_ADDRESS', value: `$(POD_IP):${PORTS.content}` },
];

export const SAFE = {
  runAsNonRoot: true,
  runAsUser: 10_001,
  runAsGroup: 10_001,
  fsGroup: 10_001,
  seccompProfile: { type: 'RuntimeDefault' },
} as const;

/** One command of FormaPro as a container that may do nothing else. */
export function containerOf(
  { image }: ClusterSettings,
  { name, args, env }: { name: string; args: readonly string[]; env: readonly IEnvVar[] },
) {
  return {
    name,
    image,
    args: [...args],
    env: [...env],
    resources: { requests: { cpu: '250m', memory: '512Mi' }, limits: { memory: '1Gi' } },
    securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
    volumeMounts: [
      { name: 'data', mountPath: DATA },
      { name: 'key', mountPath: `${DATA}/keys`, readOnly: true },
    ],
  } satisfies IContainer;
}

/** Files of the product, shared by all its processes, and the installation key. */
export const dataVolumes = [
  { name: 'data', persistentVolumeClaim: { claimName: NAMES.data } },
  {
    name: 'key',
    secret: {
      secretName: NAMES.secret,
      items: [{ key: 'installation.key', path: 'installation.key' }],
      defaultMode: 0o400,
    },
  },
];

export const EDGE_KEYS = { folder: KEYS, file: `${KEYS}/edge.json` } as const;
