import { AnalysisTemplate } from '@kubernetes-models/argo-rollouts/argoproj.io/v1alpha1/AnalysisTemplate';
import { type IRollout, Rollout } from '@kubernetes-models/argo-rollouts/argoproj.io/v1alpha1/Rollout';
import { HTTPRoute } from '@kubernetes-models/gateway-api/gateway.networking.k8s.io/v1/HTTPRoute';
import { Deployment } from 'kubernetes-models/apps/v1/Deployment';
import { StatefulSet } from 'kubernetes-models/apps/v1/StatefulSet';
import { PodDisruptionBudget } from 'kubernetes-models/policy/v1/PodDisruptionBudget';
import { PersistentVolumeClaim } from 'kubernetes-models/v1/PersistentVolumeClaim';
import { Service } from 'kubernetes-models/v1/Service';
import { expect, test } from 'vitest';
import { manifestsOf, manifestText } from './manifests.ts';
import { productRollout, verdictTemplate } from './product.ts';
import { readClusterSettings } from './settings.ts';
import { edgeRoutes } from './traffic.ts';

const ASKED = {
  image: 'registre.exemple.fr/formapro:1.1.0',
  version: '1.1.0',
  app: 'formation.exemple.fr',
  content: 'contenus.exemple.fr',
};
const settings = readClusterSettings(ASKED);

type Model = { validate(): void };
/** The schemas that a cluster holds its objects against, by kind. */
const SCHEMAS: Readonly<Record<string, (manifest: never) => Model>> = {
  AnalysisTemplate: (manifest) => new AnalysisTemplate(manifest),
  Rollout: (manifest) => new Rollout(manifest),
  HTTPRoute: (manifest) => new HTTPRoute(manifest),
  Deployment: (manifest) => new Deployment(manifest),
  StatefulSet: (manifest) => new StatefulSet(manifest),
  PodDisruptionBudget: (manifest) => new PodDisruptionBudget(manifest),
  PersistentVolumeClaim: (manifest) => new PersistentVolumeClaim(manifest),
  Service: (manifest) => new Service(manifest),
};
const held = (manifest: { kind: string }) => {
  const schema = SCHEMAS[manifest.kind];
  if (!schema) throw new Error(`no schema for ${manifest.kind}`);
  schema(manifest as never).validate();
};

test('every object holds against the schema of its kind, and says that it was not run on a cluster', () => {
  const manifests = manifestsOf(settings);
  expect(manifests.map(({ kind, metadata }) => `${kind} ${metadata?.name}`)).toEqual([
    'PersistentVolumeClaim formapro-data',
    'Service formapro-stable',
    'Service formapro-canary',
    'AnalysisTemplate formapro-verdict',
    'Rollout formapro',
    'Deployment formapro-worker',
    'Deployment formapro-cockpit',
    'Service formapro-cockpit',
    'StatefulSet formapro-edge',
    'PodDisruptionBudget formapro-edge',
    'Service formapro-edge',
    'HTTPRoute formapro-app',
    'HTTPRoute formapro-content',
  ]);
  for (const manifest of manifests) {
    held(manifest);
    expect(manifest.metadata?.annotations).toEqual({
      'formapro/validation': 'schémas seulement, non exécuté sur un cluster',
    });
  }
});

test('the schemas refuse a wrong type and a route of seventeen rules', () => {
  const rollout = productRollout(settings);
  expect(() => held({ ...rollout, spec: { ...rollout.spec, replicas: 'two' } } as never)).toThrow();
  const [route] = edgeRoutes(settings);
  const rules = Array.from({ length: 17 }, () => route?.spec?.rules?.[0]);
  expect(() => held({ ...route, spec: { ...route?.spec, rules } } as never)).toThrow();
});

// Schemas let pass what they do not know; types do not, at `npm run check`: a line below without its error would be one.
test('a member that no object has is refused by the types, at every depth', () => {
  const unknown: IRollout[] = [
    // @ts-expect-error unknown member of the object
    { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', replica: 2 },
    // @ts-expect-error unknown member of a step
    { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', spec: { strategy: { canary: { steps: [{ paus: {} }] } } } },
  ];
  expect(unknown).toHaveLength(2);
});

test('Argo starts and stops processes and moves nobody', () => {
  const canary = productRollout(settings).spec?.strategy?.canary;
  expect(canary?.steps).toEqual([
    { setCanaryScale: { replicas: 1 } },
    { pause: {} },
    { setCanaryScale: { replicas: 2 } },
    { pause: {} },
  ]);
  expect(canary?.trafficRouting).toEqual({});
  expect(manifestText(settings)).not.toMatch(/setWeight|setHeaderRoute|managedRoutes/);
  for (const route of edgeRoutes(settings)) {
    expect(route.spec?.rules).toEqual([{ backendRefs: [{ name: 'formapro-edge', port: expect.any(Number) }] }]);
  }
});

test('Argo reads the decision of FormaPro: taken back fails, on hold waits for somebody, another version counts for nothing', () => {
  const [metric] = verdictTemplate(settings).spec?.metrics ?? [];
  expect(metric).toMatchObject({
    inconclusiveLimit: 0,
    failureLimit: 0,
    failureCondition: '!(result == nil || result.canaryVersion != "{{args.version}}") && result.state == "rolled-back"',
    successCondition:
      'result == nil || result.canaryVersion != "{{args.version}}" || result.state in ["running", "completed"]',
    provider: { web: { url: 'http://formapro-cockpit.formapro.svc:8090/api/rollout', jsonPath: '{$.rollout}' } },
  });
});

test('no secret is written, and the stream says at its head that it was not run', () => {
  const text = manifestText(settings);
  expect(text.split('\n')[0]).toContain('NON EXÉCUTÉ SUR UN CLUSTER');
  expect(
    text
      .split('\n---\n')
      .slice(1)
      .map((one) => JSON.parse(one).kind),
  ).toHaveLength(13);
  expect(text).not.toMatch(/"kind": "Secret"|stringData/);
});

test.each([
  [{ app: 'Formation' }, /--app attend une valeur/],
  [{ image: '' }, /--image attend une valeur/],
  [{ content: 'formation.exemple.fr' }, /deux noms différents/],
  [{ replicas: '9' }, /--replicas est un nombre de 1 à 8/],
  [{ replicas: '1', 'canary-replicas': '2' }, /ne dépasse pas/],
])('%j is refused with a sentence', (changed, sentence) => {
  expect(() => readClusterSettings({ ...ASKED, ...changed })).toThrow(sentence);
});
