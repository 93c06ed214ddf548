import type { IHTTPRoute } from '@kubernetes-models/gateway-api/gateway.networking.k8s.io/v1/HTTPRoute';
import type { IDeployment } from 'kubernetes-models/apps/v1/Deployment';
import type { IStatefulSet } from 'kubernetes-models/apps/v1/StatefulSet';
import type { IPodDisruptionBudget } from 'kubernetes-models/policy/v1/PodDisruptionBudget';
import type { IService } from 'kubernetes-models/v1/Service';
import {
  containerOf,
  dataVolumes,
  EDGE_KEYS,
  environmentOf,
  labelsOf,
  metadataOf,
  NAMES,
  PORTS,
  SAFE,
} from './parts.ts';
import type { ClusterSettings } from './settings.ts';

const EDGES = 2;
const TABLE = '/var/lib/formapro-edge';
/** Connections that are kept are told to come back elsewhere before the process goes. */
const LAST_ANSWERS_S = 60;

const ORIGINS = ['app', 'content'] as const;

/**
 * The embedded edge. Its processes keep their names and the last table that they were given: one that starts again without
 * the control plane is right at once, and one that is replaced is not a second edge that says nothing any more.
 */
export function edgeSet(settings: ClusterSettings): IStatefulSet {
  const { namespace } = settings;
  const fallback = `${NAMES.stable}.${namespace}.svc`;
  return {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: metadataOf(NAMES.edge, 'edge', settings),
    spec: {
      replicas: EDGES,
      serviceName: NAMES.edge,
      selector: { matchLabels: labelsOf('edge') },
      template: {
        metadata: { labels: labelsOf('edge') },
        spec: {
          automountServiceAccountToken: false,
          securityContext: SAFE,
          terminationGracePeriodSeconds: LAST_ANSWERS_S,
          containers: [
            {
              ...containerOf(settings, {
                name: 'edge',
                args: [
                  'edge',
                  '--name=$(POD_NAME)',
                  `--stable=${fallback}:${PORTS.app}/${fallback}:${PORTS.content}`,
                  `--cockpit=http://${NAMES.cockpit}.${namespace}.svc:${PORTS.cockpit}`,
                  `--key-file=${EDGE_KEYS.file}`,
                ],
                env: [
                  { name: 'POD_NAME', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
                  { name: 'DATA_DIR', value: TABLE },
                  { name: 'PORT', value: String(PORTS.app) },
                  { name: 'CONTENT_PORT', value: String(PORTS.content) },
                ],
              }),
              ports: ORIGINS.map((origin) => ({ name: origin, containerPort: PORTS[origin] })),
              readinessProbe: { tcpSocket: { port: 'app' }, periodSeconds: 2 },
              volumeMounts: [
                { name: 'table', mountPath: TABLE },
                { name: 'edge-keys', mountPath: EDGE_KEYS.folder, readOnly: true },
              ],
            },
          ],
          volumes: [
            {
              name: 'edge-keys',
              secret: {
                secretName: NAMES.secret,
                items: [{ key: 'edge.json', path: 'edge.json' }],
                defaultMode: 0o400,
              },
            },
          ],
        },
      },
      volumeClaimTemplates: [
        {
          apiVersion: 'v1',
          kind: 'PersistentVolumeClaim',
          metadata: { name: 'table' },
          spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '64Mi' } } },
        },
      ],
    },
  } satisfies IStatefulSet;
}

/** One edge at a time is taken away by whoever maintains the cluster. */
export function edgeBudget(settings: ClusterSettings): IPodDisruptionBudget {
  return {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: metadataOf(NAMES.edge, 'edge', settings),
    spec: { minAvailable: 1, selector: { matchLabels: labelsOf('edge') } },
  } satisfies IPodDisruptionBudget;
}

export function edgeService(settings: ClusterSettings): IService {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: metadataOf(NAMES.edge, 'edge', settings),
    spec: {
      selector: labelsOf('edge'),
      ports: ORIGINS.map((origin) => ({ name: origin, port: PORTS[origin], targetPort: origin })),
    },
  } satisfies IService;
}

/** One route per origin, to the edge and nowhere else: no weight, no header, no list of companies. */
export function edgeRoutes(settings: ClusterSettings): IHTTPRoute[] {
  return ORIGINS.map(
    (origin) =>
      ({
        apiVersion: 'gateway.networking.k8s.io/v1',
        kind: 'HTTPRoute',
        metadata: metadataOf(`formapro-${origin}`, 'edge', settings),
        spec: {
          parentRefs: [{ name: settings.gateway }],
          hostnames: [settings[origin]],
          rules: [{ backendRefs: [{ name: NAMES.edge, port: PORTS[origin] }] }],
        },
      }) satisfies IHTTPRoute,
  );
}

/** The control plane: one process, which traffic does without. */
export function cockpitDeployment(settings: ClusterSettings): IDeployment {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: metadataOf(NAMES.cockpit, 'cockpit', settings),
    spec: {
      replicas: 1,
      selector: { matchLabels: labelsOf('cockpit') },
      template: {
        metadata: { labels: labelsOf('cockpit') },
        spec: {
          automountServiceAccountToken: false,
          securityContext: SAFE,
          containers: [
            {
              ...containerOf(settings, { name: 'cockpit', args: ['cockpit'], env: environmentOf(settings) }),
              ports: [{ name: 'cockpit', containerPort: PORTS.cockpit }],
              readinessProbe: { httpGet: { path: '/api/health/ready', port: 'cockpit' }, periodSeconds: 5 },
            },
          ],
          volumes: dataVolumes,
        },
      },
    },
  } satisfies IDeployment;
}

export function cockpitService(settings: ClusterSettings): IService {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: metadataOf(NAMES.cockpit, 'cockpit', settings),
    spec: {
      selector: labelsOf('cockpit'),
      ports: [{ name: 'cockpit', port: PORTS.cockpit, targetPort: 'cockpit' }],
    },
  } satisfies IService;
}
