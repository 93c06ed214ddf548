import { checkArchitecture } from '../architecture/check.ts';
import { runTool } from './tool.ts';

/** Format, lint, types, architecture, dead code: everything that needs no database. Under 90 s on two cores. */
export async function check(): Promise<number> {
  const steps: readonly [string, () => Promise<number>][] = [
    ['format and lint', () => runTool('biome', ['check', '--error-on-warnings'])],
    ['types', () => runTool('tsc', ['-p', '.', '--noEmit'])],
    ['architecture', async () => checkArchitecture()],
    ['dead code', () => runTool('knip', ['--no-progress'])],
  ];
  for (const [name, step] of steps) {
    const code = await step();
    console.log(code === 0 ? `ok      ${name}` : `FAILED  ${name}`);
    if (code !== 0) return code;
  }
  return 0;
}
