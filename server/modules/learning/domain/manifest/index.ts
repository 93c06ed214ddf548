export { locateManifest, type ManifestPlace } from './locate.ts';
export type { PackageDescription, PackageEdition, PackageItem, PackageWarning } from './package-description.ts';
export { type PackageSource, parseManifest } from './parse-manifest.ts';
export { packageRefusals } from './refusals.ts';
