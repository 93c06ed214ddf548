import { Refusal } from '../../../../kernel/refusal.ts';

/** Where the manifest is, and the folder that holds the package ("" or "folder/"). */
export type ManifestPlace = { readonly manifestPath: string; readonly root: string };

/** What another kind of package looks like, to name it instead of saying "no manifest". */
const OTHERS: readonly [RegExp, string][] = [
  [/^csf\.xml$/i, 'PACKAGE_SCORM_11'],
  [/^cmi5\.xml$/i, 'PACKAGE_CMI5'],
  [/^tincan\.xml$/i, 'PACKAGE_TINCAN'],
  [/^h5p\.json$/i, 'PACKAGE_H5P'],
  [/\.(crs|au|cst)$/i, 'PACKAGE_AICC'],
];

/**
 * Finds imsmanifest.xml among the paths of an archive: at the root, or in the only folder people zipped around it.
 *
 * Throws the refusal that names what the archive is when it is something else, PACKAGE_NO_MANIFEST otherwise.
 */
export function locateManifest(paths: readonly string[]): ManifestPlace {
  const atRoot = paths.find((path) => path.toLowerCase() === 'imsmanifest.xml');
  if (atRoot) return { manifestPath: atRoot, root: '' };
  for (const [pattern, code] of OTHERS) {
    if (paths.some((path) => !path.includes('/') && pattern.test(path))) throw new Refusal(code);
  }
  const tops = new Set(paths.map((path) => (path.includes('/') ? path.slice(0, path.indexOf('/') + 1) : '')));
  const [top] = tops;
  const inFolder =
    tops.size === 1 && top
      ? paths.find((path) => path.toLowerCase() === `${top}imsmanifest.xml`.toLowerCase())
      : undefined;
  if (!inFolder || !top) throw new Refusal('PACKAGE_NO_MANIFEST');
  return { manifestPath: inFolder, root: top };
}
