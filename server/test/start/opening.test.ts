import { expect, test } from 'vitest';
import { removeFolder, temporaryFolder } from '../../../tools/stage/product.ts';
import { freePort } from '../../../tools/stage/traffic/fleet.ts';
import { readConfiguration } from '../../configuration.ts';
import { start } from '../../main.ts';

test('a process that still makes its demonstration says that it is not ready, and that it is once it has', async () => {
  const dataDir = await temporaryFolder();
  const [port, contentPort] = [await freePort(), await freePort()];
  const configuration = readConfiguration({
    DATA_DIR: dataDir,
    PORT: String(port),
    CONTENT_PORT: String(contentPort),
  });
  const ready = () => fetch(`http://127.0.0.1:${port}/api/health/ready`);
  const seen: unknown[] = [];
  const running = await start(configuration, {
    say: () => undefined,
    worker: false,
    prepare: async () => {
      const answer = await ready();
      seen.push(answer.status, ((await answer.json()) as { reason: string }).reason);
    },
  });
  try {
    expect([...seen, (await ready()).status]).toEqual([503, 'opening', 200]);
  } finally {
    await running.stop();
    await removeFolder(dataDir);
  }
});
