import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { samplePath } from '../../../../../tools/samples.ts';
import { openArchive } from '../../../../kernel/archive/archive.ts';
import { PACKAGE_LIMITS } from '../../../../kernel/archive/limits.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import { locateManifest } from './locate.ts';
import { parseManifest } from './parse-manifest.ts';

const folder = samplePath('scorm');

/** Edition, number of pages that open, then warnings; or the code of the refusal. */
async function readingOf(name: string): Promise<string> {
  try {
    const archive = await openArchive({ path: join(folder ?? '', name) }, PACKAGE_LIMITS);
    const paths = archive.entries.map(({ path }) => path);
    const place = locateManifest(paths);
    const manifestBytes = await archive.read(place.manifestPath);
    archive.close();
    const { edition, launchable, warnings } = parseManifest({ manifestBytes, place, paths });
    return [edition, launchable.length, ...warnings.map(({ code }) => code)].join(' / ');
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

test.skipIf(!folder)('each reference package is read, or refused, as it must be', async () => {
  const names = readdirSync(folder ?? '').filter((name) => name.endsWith('.zip'));
  const readings = await Promise.all(names.map(async (name) => [name.replace('.zip', ''), await readingOf(name)]));
  expect(Object.fromEntries(readings)).toEqual({
    ContentPackagingMetadata_SCORM20043rdEdition: '2004 3rd / 1',
    ContentPackagingOneFilePerSCO_SCORM12: '1.2 / 19',
    ContentPackagingOneFilePerSCO_SCORM20043rdEdition: '2004 3rd / 19',
    ContentPackagingSingleSCO_SCORM11: 'PACKAGE_SCORM_11',
    ContentPackagingSingleSCO_SCORM12: '1.2 / 1',
    ContentPackagingSingleSCO_SCORM20042ndEdition: '2004 2nd / 1',
    ContentPackagingSingleSCO_SCORM20043rdEdition: '2004 3rd / 1',
    RunTimeAdvancedCalls_SCORM20043rdEdition: '2004 3rd / 1',
    RuntimeBasicCalls_SCORM12: '1.2 / 1',
    RuntimeBasicCalls_SCORM20043rdEdition: '2004 3rd / 1',
    RuntimeMinimumCalls_SCORM12: '1.2 / 19',
    RuntimeMinimumCalls_SCORM20043rdEdition: '2004 3rd / 19',
    SequencingForcedSequential_SCORM20043rdEdition: '2004 3rd / 5',
    SequencingPostTestRollup4thEd_SCORM20044thEdition: '2004 4th / 5',
    SequencingPostTestRollup_SCORM20043rdEdition: '2004 3rd / 5',
  });
});
