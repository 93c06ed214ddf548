import type { IAnalysisTemplate } from '@kubernetes-models/argo-rollouts/argoproj.io/v1alpha1/AnalysisTemplate';
import type { IRollout } from '@kubernetes-models/argo-rollouts/argoproj.io/v1alpha1/Rollout';
import type { IDeployment } from 'kubernetes-models/apps/v1/Deployment';
import type { IPersistentVolumeClaim } from 'kubernetes-models/v1/PersistentVolumeClaim';
import type { IService } from 'kubernetes-models/v1/Service';
import {
  containerOf,
  dataVolumes,
  environmentOf,
  labelsOf,
  metadataOf,
  NAMES,
  ownAddresses,
  PORTS,
  SAFE,
} from './parts.ts';
import type { ClusterSettings } from './settings.ts';

/** Edges learn of a process that came within a minute; the one it replaces stays until then. */
const KNOWN_TO_EDGES_S = 90;
/** The old version is kept warm for a week after everybody has moved. */
const WARM_S = 7 * 86_400;
/** A version that was taken back answers what it has and says what it noted before it goes. */
const TAKEN_BACK_S = 3_600;
/** Longer than any page takes. */
const LAST_ANSWERS_S = 130;

/**
 * The product under Argo Rollouts, which only starts and stops processes: who goes where is the table's business. So no
 * `setWeight`, no `setHeaderRoute`; `trafficRouting` is empty and there because `setCanaryScale` asks for it.
 */
export function productRollout(settings: ClusterSettings): IRollout {
  const { replicas, canaryReplicas, version } = settings;
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Rollout',
    metadata: metadataOf(NAMES.product, 'product', settings),
    spec: {
      replicas,
      revisionHistoryLimit: 2,
      minReadySeconds: KNOWN_TO_EDGES_S,
      selector: { matchLabels: labelsOf('product') },
      strategy: {
        canary: {
          canaryService: NAMES.canary,
          stableService: NAMES.stable,
          trafficRouting: {},
          scaleDownDelaySeconds: WARM_S,
          abortScaleDownDelaySeconds: TAKEN_BACK_S,
          analysis: {
            templates: [{ templateName: NAMES.verdict }],
            args: [{ name: 'version', value: version }],
            startingStep: 2,
          },
          steps: [
            { setCanaryScale: { replicas: canaryReplicas } },
            // Somebody starts the rollout in FormaPro, then goes on here before the step of 50 %.
            { pause: {} },
            { setCanaryScale: { replicas } },
            // Until everybody is on the new version and the rollout is over in FormaPro.
            { pause: {} },
          ],
        },
      },
      template: {
        metadata: { labels: labelsOf('product') },
        spec: {
          automountServiceAccountToken: false,
          securityContext: SAFE,
          terminationGracePeriodSeconds: LAST_ANSWERS_S,
          containers: [
            {
              ...containerOf(settings, {
                name: 'product',
                args: ['start', '--no-worker'],
                env: [...environmentOf(settings), ...ownAddresses],
              }),
              ports: [
                { name: 'app', containerPort: PORTS.app },
                { name: 'content', containerPort: PORTS.content },
              ],
              readinessProbe: { httpGet: { path: '/api/health/ready', port: 'app' }, periodSeconds: 5 },
              livenessProbe: {
                httpGet: { path: '/api/health/live', port: 'app' },
                periodSeconds: 10,
                failureThreshold: 6,
              },
              startupProbe: {
                httpGet: { path: '/api/health/live', port: 'app' },
                periodSeconds: 2,
                failureThreshold: 60,
              },
            },
          ],
          volumes: dataVolumes,
        },
      },
    },
  } satisfies IRollout;
}

/**
 * What FormaPro decided, read each minute: taken back is a failure and ends the new version here too; on hold is
 * inconclusive, and a person decides. Argo decides nothing by itself.
 */
export function verdictTemplate(settings: ClusterSettings): IAnalysisTemplate {
  const isOther = 'result == nil || result.canaryVersion != "{{args.version}}"';
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'AnalysisTemplate',
    metadata: metadataOf(NAMES.verdict, 'product', settings),
    spec: {
      args: [
        { name: 'version' },
        { name: 'authorization', valueFrom: { secretKeyRef: { name: NAMES.secret, key: 'verdict-authorization' } } },
      ],
      metrics: [
        {
          name: 'verdict',
          interval: '1m',
          consecutiveErrorLimit: 30,
          inconclusiveLimit: 0,
          failureLimit: 0,
          failureCondition: `!(${isOther}) && result.state == "rolled-back"`,
          successCondition: `${isOther} || result.state in ["running", "completed"]`,
          provider: {
            web: {
              url: `http://${NAMES.cockpit}.${settings.namespace}.svc:${PORTS.cockpit}/api/rollout`,
              headers: [{ key: 'authorization', value: '{{args.authorization}}' }],
              timeoutSeconds: 10,
              jsonPath: '{$.rollout}',
            },
          },
        },
      ],
    },
  } satisfies IAnalysisTemplate;
}

/** Where stable and new processes are found. Only edges without a table yet use the first; people never go through them. */
export function productServices(settings: ClusterSettings): IService[] {
  return [NAMES.stable, NAMES.canary].map(
    (name) =>
      ({
        apiVersion: 'v1',
        kind: 'Service',
        metadata: metadataOf(name, 'product', settings),
        spec: {
          selector: labelsOf('product'),
          ports: [
            { name: 'app', port: PORTS.app, targetPort: 'app' },
            { name: 'content', port: PORTS.content, targetPort: 'content' },
          ],
        },
      }) satisfies IService,
  );
}

/** Mail, papers, sealing: one process, of the version that everybody has. */
export function workerDeployment(settings: ClusterSettings): IDeployment {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: metadataOf(NAMES.worker, 'worker', settings),
    spec: {
      replicas: 1,
      selector: { matchLabels: labelsOf('worker') },
      template: {
        metadata: { labels: labelsOf('worker') },
        spec: {
          automountServiceAccountToken: false,
          securityContext: SAFE,
          terminationGracePeriodSeconds: LAST_ANSWERS_S,
          containers: [containerOf(settings, { name: 'worker', args: ['worker'], env: environmentOf(settings) })],
          volumes: dataVolumes,
        },
      },
    },
  } satisfies IDeployment;
}

/** Files that several processes read and write at the same time. */
export function dataClaim(settings: ClusterSettings): IPersistentVolumeClaim {
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: metadataOf(NAMES.data, 'product', settings),
    spec: { accessModes: ['ReadWriteMany'], resources: { requests: { storage: '100Gi' } } },
  } satisfies IPersistentVolumeClaim;
}
