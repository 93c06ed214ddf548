import { join } from 'node:path';
import { buildWeb } from '../build/web.ts';
import { ensureBrowser } from './browser.ts';
import { ROOT, runTool } from './tool.ts';

const EDGES = ['node', 'haproxy'];

/**
 * `npm run plan`, or `npm run plan -- --edge=haproxy`: the deployment plan lived from end to end on this machine, in about
 * half an hour. With `--pictures`, the pictures of the guides are taken again.
 */
export async function plan(words: readonly string[]): Promise<number> {
  const edge = words.find((word) => word.startsWith('--edge='))?.slice('--edge='.length) ?? 'node';
  if (!EDGES.includes(edge)) throw new Error('--edge attend node ou haproxy.');
  await ensureBrowser();
  await buildWeb(console.log);
  const pictures = words.includes('--pictures') ? { PICTURES: join(ROOT, 'docs', 'pictures') } : {};
  return runTool('vitest', ['run', '--project=browser', '--bail=1', 'e2e/deployment-plan'], {
    PLAN_EDGE: edge,
    ...pictures,
  });
}
