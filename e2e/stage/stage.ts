import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { readConfiguration } from '../../server/configuration.ts';
import { type Running, start } from '../../server/main.ts';
import { createDemo } from '../../tools/demo/create.ts';
import { browserPath } from '../../tools/dev/browser.ts';
import { temporaryFolder } from '../../tools/stage/product.ts';

export type Stage = {
  readonly origin: string;
  readonly running: Running;
  /** Sets the product's clock. */
  at(instant: string): void;
  /** A new browser window of somebody: nothing shared with the others. */
  window(options?: { width?: number; height?: number; scheme?: 'light' | 'dark' }): Promise<Page>;
  /** A window already behind the door, as the demonstration's person of a role. */
  enter(role: string, options?: { width?: number; height?: number; scheme?: 'light' | 'dark' }): Promise<Page>;
  close(): Promise<void>;
};

export const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

async function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** The whole product on its own ports and data, with its demonstration or empty, a clock we hold, and a real browser. */
export async function openStage(now: string, { demo = true }: { demo?: boolean } = {}): Promise<Stage> {
  let current = new Date(now);
  const dataDir = await temporaryFolder();
  const [port, contentPort] = [await freePort(), await freePort()];
  const configuration = readConfiguration({
    PORT: String(port),
    CONTENT_PORT: String(contentPort),
    DATA_DIR: dataDir,
    ENVIRONMENTS_DIR: join(dataDir, 'environments'),
    LOG_LEVEL: 'error',
    FORMAPRO_DEMO: demo ? '1' : '0',
  });
  const running = await start(configuration, { say: () => undefined, clock: { now: () => current } });
  if (demo)
    await createDemo(running.runtime, () => undefined).catch(async (error: unknown) => {
      // Nobody is given this stage: its database would run on.
      await running.stop();
      throw error;
    });
  const executablePath = browserPath();
  if (!executablePath) throw new Error('there is no browser');
  const browser: Browser = await chromium.launch({ executablePath, args: FLAGS });
  const contexts: BrowserContext[] = [];
  const origin = configuration.appOrigin;
  const window: Stage['window'] = async ({ width = 1440, height = 900, scheme = 'light' } = {}) => {
    const context = await browser.newContext({
      viewport: { width, height },
      colorScheme: scheme,
      locale: 'fr-FR',
      timezoneId: 'Europe/Paris',
      baseURL: origin,
    });
    contexts.push(context);
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    return page;
  };
  return {
    origin,
    running,
    at: (instant) => {
      current = new Date(instant);
    },
    window,
    enter: async (role, options) => {
      const page = await window(options);
      const answer = await page.request.post('/api/demo/sign-in', { data: { role }, headers: { 'x-formapro': '1' } });
      if (!answer.ok()) throw new Error(`the door answered ${answer.status()}`);
      await page.goto('/');
      return page;
    },
    close: async () => {
      await browser.close();
      await running.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
