import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { buildWeb } from '../build/web.ts';
import { ensureBrowser } from './browser.ts';
import { check } from './check.ts';
import { ROOT, runTool } from './tool.ts';

/**
 * Everything: checks, then every test against real parts. With words, only the tests they name, without the checks.
 *
 * Ends with one plain line that counts the tests, for machines that read it.
 */
export async function test(words: readonly string[]): Promise<number> {
  if (words.length === 0) {
    const checked = await check();
    if (checked !== 0) return checked;
  }
  await ensureBrowser();
  await buildWeb(console.log);
  const report = join(ROOT, 'var', 'test-report.json');
  await rm(report, { force: true });
  const code = await runTool('vitest', [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...words,
  ]);
  const counts = await countsOf(report);
  console.log(`\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
  return code;
}

async function countsOf(report: string): Promise<{ passed: number; failed: number; skipped: number }> {
  const text = await readFile(report, 'utf8').catch(() => '{}');
  const read = JSON.parse(text) as { numPassedTests?: number; numFailedTests?: number; numPendingTests?: number };
  return { passed: read.numPassedTests ?? 0, failed: read.numFailedTests ?? 0, skipped: read.numPendingTests ?? 0 };
}
