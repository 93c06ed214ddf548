import { manifestsOf, manifestText } from '../operations/kubernetes/manifests.ts';
import { readClusterSettings } from '../operations/kubernetes/settings.ts';
import type { Command } from './command.ts';

export const releaseManifestsCommand: Command = {
  verb: 'release manifests',
  summary: 'Écrit les objets Kubernetes d’une version (contrôlés par leurs schémas, non exécutés sur un cluster).',
  options: {
    image: 'image de la version, par exemple registre.exemple.fr/formapro:1.1.0',
    version: 'nom de la version : 1.1.0',
    app: 'nom de l’application : formation.exemple.fr',
    content: 'nom des contenus, différent : contenus.exemple.fr',
    gateway: 'passerelle (Gateway) à laquelle les routes s’attachent (formapro)',
    namespace: 'espace de noms (formapro)',
    replicas: 'processus d’une version qui sert tout le monde (2)',
    'canary-replicas': 'processus de la nouvelle version aux deux premiers paliers (1)',
  },
  async run({ options, json }) {
    const settings = readClusterSettings(options);
    console.log(json ? JSON.stringify(manifestsOf(settings)) : manifestText(settings));
    if (!json) console.error('Contrôlé par les schémas des objets, non exécuté sur un cluster.');
    return 0;
  },
};
