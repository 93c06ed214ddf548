import * as product from './product.ts';
import type { ClusterSettings } from './settings.ts';
import * as traffic from './traffic.ts';

/** Every object of an installation on a cluster, in the order in which they are applied. */
export function manifestsOf(settings: ClusterSettings) {
  return [
    product.dataClaim(settings),
    ...product.productServices(settings),
    product.verdictTemplate(settings),
    product.productRollout(settings),
    product.workerDeployment(settings),
    traffic.cockpitDeployment(settings),
    traffic.cockpitService(settings),
    traffic.edgeSet(settings),
    traffic.edgeBudget(settings),
    traffic.edgeService(settings),
    ...traffic.edgeRoutes(settings),
  ];
}

const HEAD = [
  '# FormaPro sur Kubernetes : contrôlé par les schémas des objets, NON EXÉCUTÉ SUR UN CLUSTER.',
  '# Lisez docs/guides/kubernetes.md avant de l’appliquer.',
].join('\n');

/** The objects as one stream that `kubectl apply -f` reads. JSON is YAML. */
export function manifestText(settings: ClusterSettings): string {
  const documents = manifestsOf(settings).map((manifest) => JSON.stringify(manifest, null, 2));
  return `${HEAD}\n---\n${documents.join('\n---\n')}\n`;
}
