import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { keepAssets } from '../kept-assets.ts';
import { createLog } from '../kernel/log.ts';
import { buildAppServer } from '../serve.ts';
import { world } from './world.ts';

const folder = await mkdtemp(join(tmpdir(), 'formapro-assets-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

async function build(name: string): Promise<string> {
  const web = join(folder, name);
  await mkdir(join(web, 'app', 'assets'), { recursive: true });
  await writeFile(join(web, 'app', 'index.html'), `<title>${name}</title>`);
  await writeFile(join(web, 'app', 'assets', `${name}.js`), `"${name}"`);
  return web;
}

test('a tab opened on the version before finds its files; files of long ago are gone', async () => {
  const data = join(folder, 'data');
  await keepAssets(await build('old'), data);
  const longAgo = join(data, 'web', 'app', 'assets', 'ancient.js');
  await writeFile(longAgo, '1');
  await utimes(longAgo, new Date('2020-01-01'), new Date('2020-01-01'));
  const next = await build('next');
  const keptFolder = await keepAssets(next, data);
  expect((await readdir(join(keptFolder, 'app', 'assets'))).toSorted()).toEqual(['next.js', 'old.js']);

  const w = await world();
  const server = await buildAppServer({ ...w, log: createLog({ level: 'silent' }), webFolder: next, keptFolder });
  const ask = async (path: string) => {
    const { statusCode, body } = await server.inject(path);
    return [statusCode, body];
  };
  expect(await ask('/assets/next.js')).toEqual([200, '"next"']);
  expect(await ask('/assets/old.js')).toEqual([200, '"old"']);
  expect(await ask('/')).toEqual([200, '<title>next</title>']);
  await server.close();
});
