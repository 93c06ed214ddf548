import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';

const run = promisify(execFile);
const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Where the browser of the tests is, or null. BROWSER_PATH wins. */
export function browserPath(): string | null {
  const places = process.env.BROWSER_PATH ? [process.env.BROWSER_PATH, ...PLACES] : PLACES;
  return places.find((path) => existsSync(path)) ?? null;
}

/** Makes sure a browser is there, from the system's packages; nothing is downloaded from elsewhere. */
export async function ensureBrowser(): Promise<void> {
  if (browserPath()) return;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log('Installation de Chromium depuis les paquets du système…');
    // When it fails the sentence below says what to do.
    await installBrowser().catch(() => undefined);
  }
  if (!browserPath()) {
    throw new Error(
      'Les tests ont besoin de Chromium. Installez-le avec les paquets de votre système (Debian : sudo apt-get install chromium), ' +
        'ou donnez son chemin dans BROWSER_PATH, puis relancez.',
    );
  }
}

async function installBrowser(): Promise<void> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-qq'], { env });
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-liberation'], {
    env,
    maxBuffer: 50_000_000,
  });
}
