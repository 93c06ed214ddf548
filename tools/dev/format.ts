import { runTool } from './tool.ts';

/** Formats and mends what can be mended. */
export function format(): Promise<number> {
  return runTool('biome', ['check', '--write']);
}
