import { mkdir } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { buildWeb } from '../tools/build/web.ts';
import { removeFolder, startProduct, temporaryFolder } from '../tools/stage/product.ts';
import { keepResults } from './keep-results.ts';
import { benchCertificates } from './parts/certificates.ts';
import { benchCommits } from './parts/commits.ts';
import { benchEdges } from './parts/edges.ts';
import { benchFirstPage } from './parts/first-page.ts';
import { benchPages } from './parts/pages.ts';
import { benchVerdicts } from './parts/verdicts.ts';

// `npm run bench` measures everything; `npm run bench -- commits pages` measures those parts and leaves the others.
const PARTS = ['start', 'firstPage', 'commits', 'certificates', 'pages', 'edges', 'verdicts'] as const;
const wanted = process.argv.slice(2);
const unknown = wanted.find((word) => !PARTS.some((part) => part === word));
if (unknown) throw new Error(`there is no part ${unknown}: ${PARTS.join(', ')}`);
const isWanted = (part: (typeof PARTS)[number]) => wanted.length === 0 || wanted.includes(part);

const results: Record<string, unknown> & { at: string } = {
  at: new Date().toISOString(),
  machine: { node: process.version, cores: cpus().length, memoryGb: Math.round(totalmem() / 1e9) },
};
if (isWanted('edges')) results.edges = say('edges', await benchEdges());
if (isWanted('verdicts')) results.verdicts = say('verdicts', benchVerdicts());
if (PARTS.some((part) => part !== 'edges' && part !== 'verdicts' && isWanted(part))) await benchProduct();
const target = resolve(import.meta.dirname, 'results');
await mkdir(target, { recursive: true });
await keepResults(join(target, 'latest.json'), results);
console.log(`\nResults kept in ${join(target, 'latest.json')}`);

/** Parts that need the product itself: started twice, on the same data. */
async function benchProduct(): Promise<void> {
  const folder = await temporaryFolder();
  try {
    await buildWeb(console.log);
    const first = await startProduct(folder);
    if (isWanted('firstPage')) results.firstPage = say('first page', await benchFirstPage(first));
    await first.stop();
    if (isWanted('certificates')) results.certificates = say('certificates', await benchCertificates(folder));
    const second = await startProduct(folder);
    try {
      if (isWanted('start'))
        results.start = say('start', { firstWithDemoMs: first.startedInMs, secondMs: second.startedInMs });
      if (isWanted('commits')) results.commits = say('commits', await benchCommits(second));
      if (isWanted('pages')) results.pages = say('pages', await benchPages(second));
    } finally {
      await second.stop();
    }
  } finally {
    await removeFolder(folder);
  }
}

function say<T>(name: string, result: T): T {
  console.log(`\n${name}\n${JSON.stringify(result, null, 2)}`);
  return result;
}
