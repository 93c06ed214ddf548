import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { removeFolder, temporaryFolder } from '../../../tools/stage/product.ts';
import { readConfiguration } from '../../configuration.ts';
import { start } from '../../main.ts';

const listening = (server: Server) =>
  new Promise<number>((resolve) => {
    server.listen(0, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });

test.each(['PORT', 'CONTENT_PORT'])(
  '%s taken by another program: a sentence, and no database left running',
  async (taken) => {
    const dataDir = await temporaryFolder();
    const [other, free] = [createServer(), createServer()];
    const [busy, idle] = [await listening(other), await listening(free)];
    free.close();
    const ports = taken === 'PORT' ? { PORT: busy, CONTENT_PORT: idle } : { PORT: idle, CONTENT_PORT: busy };
    const configuration = readConfiguration({
      DATA_DIR: dataDir,
      PORT: String(ports.PORT),
      CONTENT_PORT: String(ports.CONTENT_PORT),
    });
    try {
      await expect(start(configuration, { say: () => undefined })).rejects.toThrow(
        `Le port ${busy} est déjà pris par un autre programme. Arrêtez-le, ou lancez avec un autre port : ${taken}=`,
      );
      expect(existsSync(join(dataDir, 'pg18', 'postmaster.pid'))).toBe(false);
    } finally {
      other.close();
      await removeFolder(dataDir);
    }
  },
);
