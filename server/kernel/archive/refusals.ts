import type { RefusalTexts } from '../refusal.ts';

/** Why an archive is refused, one code a cause. `{name}` is the entry, shown as text. */
export const archiveRefusals: RefusalTexts = {
  ARCHIVE_BROKEN: {
    status: 422,
    fr: 'Ce fichier n’est pas une archive zip lisible. Exportez-le de nouveau depuis votre outil auteur.',
    en: 'This file is not a readable zip archive. Export it again from your authoring tool.',
  },
  ARCHIVE_ESCAPE: {
    status: 422,
    fr: 'Un fichier de l’archive veut s’écrire ailleurs : « {name} ». L’archive est refusée. Demandez-en une saine à son auteur.',
    en: 'A file of the archive wants to be written elsewhere: “{name}”. The archive is refused. Ask its author for a sound one.',
  },
  ARCHIVE_LINK: {
    status: 422,
    fr: 'L’archive contient un lien : « {name} ». Remplacez-le par le fichier lui-même.',
    en: 'The archive contains a link: “{name}”. Replace it with the file itself.',
  },
  ARCHIVE_ENCRYPTED: {
    status: 422,
    fr: 'L’archive est protégée par un mot de passe. Exportez-la sans mot de passe.',
    en: 'The archive is protected by a password. Export it without one.',
  },
  ARCHIVE_METHOD: {
    status: 422,
    fr: 'Le fichier « {name} » est compressé d’une façon inconnue. Refaites une archive zip ordinaire.',
    en: 'The file “{name}” is compressed in an unknown way. Make an ordinary zip archive.',
  },
  ARCHIVE_TOO_MANY_FILES: {
    status: 422,
    fr: 'L’archive contient plus de {max} fichiers. Découpez-la.',
    en: 'The archive holds more than {max} files. Split it.',
  },
  ARCHIVE_TOO_LARGE: {
    status: 422,
    fr: 'Une fois ouverte, l’archive dépasse {megabytes} Mo. Allégez les vidéos ou découpez-la.',
    en: 'Once opened, the archive exceeds {megabytes} MB. Lighten the videos or split it.',
  },
  ARCHIVE_RATIO: {
    status: 422,
    fr: 'Le fichier « {name} » se gonfle de façon anormale à l’ouverture. L’archive est refusée.',
    en: 'The file “{name}” swells abnormally when opened. The archive is refused.',
  },
  ARCHIVE_NAME: {
    status: 422,
    fr: 'Le nom « {name} » n’est pas permis (caractères spéciaux, trop long ou trop profond). Renommez-le.',
    en: 'The name “{name}” is not allowed (special characters, too long or too deep). Rename it.',
  },
  ARCHIVE_DUPLICATE: {
    status: 422,
    fr: 'Deux fichiers portent le même nom : « {name} ». Gardez-en un seul.',
    en: 'Two files have the same name: “{name}”. Keep only one.',
  },
  ARCHIVE_MISMATCH: {
    status: 422,
    fr: 'L’archive se contredit sur « {name} ». Exportez-la de nouveau.',
    en: 'The archive contradicts itself about “{name}”. Export it again.',
  },
  ARCHIVE_ACTIVE_FILE: {
    status: 422,
    fr: 'L’archive contient un fichier qui n’a rien à y faire : « {name} » (archive ou programme). Retirez-le.',
    en: 'The archive contains a file that does not belong: “{name}” (archive or program). Remove it.',
  },
};
