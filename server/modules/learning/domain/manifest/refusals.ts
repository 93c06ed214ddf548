import type { RefusalTexts } from '../../../../kernel/refusal.ts';

const text = (fr: string, en: string) => ({ status: 422, fr, en });

/** Why a package is refused, and what its import report says of what is merely odd. One code a cause. */
export const packageRefusals: RefusalTexts = {
  PACKAGE_NO_MANIFEST: text(
    'Ce fichier n’est pas un module SCORM : il n’a pas de imsmanifest.xml. Exportez-le en SCORM 1.2 ou 2004 depuis votre outil auteur.',
    'This file is not a SCORM package: it has no imsmanifest.xml. Export it as SCORM 1.2 or 2004 from your authoring tool.',
  ),
  PACKAGE_SCORM_11: text(
    'Ce module est au format SCORM 1.1, abandonné depuis 2001. Exportez-le en SCORM 1.2 ou 2004.',
    'This package is SCORM 1.1, abandoned since 2001. Export it as SCORM 1.2 or 2004.',
  ),
  PACKAGE_CMI5: text(
    'Ce module est au format cmi5. Exportez-le en SCORM 1.2 ou 2004.',
    'This package is cmi5. Export it as SCORM 1.2 or 2004.',
  ),
  PACKAGE_TINCAN: text(
    'Ce module est au format xAPI (Tin Can). Exportez-le en SCORM 1.2 ou 2004.',
    'This package is xAPI (Tin Can). Export it as SCORM 1.2 or 2004.',
  ),
  PACKAGE_H5P: text(
    'Ce module est au format H5P. Exportez-le en SCORM 1.2 ou 2004.',
    'This package is H5P. Export it as SCORM 1.2 or 2004.',
  ),
  PACKAGE_AICC: text(
    'Ce module est au format AICC. Exportez-le en SCORM 1.2 ou 2004.',
    'This package is AICC. Export it as SCORM 1.2 or 2004.',
  ),
  PACKAGE_NOT_SCORM: text(
    'Le fichier imsmanifest.xml ne décrit pas un module SCORM. Exportez le module en SCORM 1.2 ou 2004.',
    'The imsmanifest.xml file does not describe a SCORM package. Export it as SCORM 1.2 or 2004.',
  ),
  PACKAGE_MANIFEST_TOO_LARGE: text(
    'Le fichier imsmanifest.xml dépasse {megabytes} Mo. Découpez le module.',
    'The imsmanifest.xml file exceeds {megabytes} MB. Split the package.',
  ),
  PACKAGE_MANIFEST_UNREADABLE: text(
    'Le fichier imsmanifest.xml est illisible à la ligne {line}. Exportez le module de nouveau.',
    'The imsmanifest.xml file cannot be read at line {line}. Export the package again.',
  ),
  PACKAGE_DOCTYPE: text(
    'Le fichier imsmanifest.xml contient une déclaration DOCTYPE, refusée par sûreté. Retirez-la.',
    'The imsmanifest.xml file contains a DOCTYPE declaration, refused for safety. Remove it.',
  ),
  PACKAGE_ENCODING: text(
    'Le fichier imsmanifest.xml n’est pas écrit en {encoding} comme il le dit. Enregistrez-le en UTF-8.',
    'The imsmanifest.xml file is not readable as {encoding}. Save it as UTF-8.',
  ),
  PACKAGE_EMPTY: text(
    'Le module ne contient rien à ouvrir. Vérifiez son sommaire dans votre outil auteur.',
    'The package contains nothing to open. Check its table of contents in your authoring tool.',
  ),
  PACKAGE_FILE_MISSING: text(
    'Le fichier « {name} » annoncé par le sommaire manque dans l’archive.',
    'The file “{name}” announced by the table of contents is missing from the archive.',
  ),
  PACKAGE_RESOURCE_MISSING: text(
    'L’élément « {identifier} » renvoie à une ressource absente du manifeste : « {resource} ».',
    'The item “{identifier}” points to a resource that the manifest does not have: “{resource}”.',
  ),
  PACKAGE_LAUNCH_ELSEWHERE: text(
    'L’élément « {identifier} » s’ouvre sur un autre site : « {name} ». Seul un module complet dans son archive est suivi.',
    'The item “{identifier}” opens on another site: “{name}”. Only a package complete in its archive is tracked.',
  ),
  PACKAGE_LAUNCH_SCRIPT: text(
    'L’élément « {identifier} » s’ouvre par une adresse interdite : « {name} ».',
    'The item “{identifier}” opens with a forbidden address: “{name}”.',
  ),
  PACKAGE_IN_FOLDER: text(
    'Le module était rangé dans le dossier « {folder} » de l’archive. Il a été lu là.',
    'The package stood in the folder “{folder}” of the archive. It was read there.',
  ),
  PACKAGE_DEFAULT_ORGANIZATION: text(
    'Le sommaire par défaut « {name} » n’existe pas. Le premier a été pris.',
    'The default table of contents “{name}” does not exist. The first one was taken.',
  ),
  PACKAGE_NO_ORGANIZATION: text(
    'Le module n’a pas de sommaire. Ses ressources en tiennent lieu.',
    'The package has no table of contents. Its resources stand for it.',
  ),
  PACKAGE_TWIN_ITEM: text(
    'Deux éléments portent l’identifiant « {identifier} ». Le second a été renommé.',
    'Two items have the identifier “{identifier}”. The second was renamed.',
  ),
  PACKAGE_FILE_CASE: text(
    'Le fichier « {name} » est écrit avec d’autres majuscules dans le manifeste. Il a été retrouvé.',
    'The file “{name}” is written with other capitals in the manifest. It was found.',
  ),
  PACKAGE_FILES_MISSING: text(
    '{count} fichier(s) annoncé(s) par le manifeste manquent dans l’archive, dont « {name} ».',
    '{count} file(s) announced by the manifest are missing from the archive, “{name}” among them.',
  ),
};
