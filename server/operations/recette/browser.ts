import type { Browser } from 'playwright-core';
import { browserPath } from '../../../tools/dev/browser.ts';

const FLAGS = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-sync'];

/** The browser of this machine, without a screen. What drives it is loaded now and not before: nothing else needs it. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = browserPath();
  if (!executablePath)
    throw new Error(
      'Les scénarios ont besoin de Chromium. Installez-le (Debian : sudo apt-get install chromium) ou donnez son chemin dans BROWSER_PATH.',
    );
  const { chromium } = await import('playwright-core');
  return chromium.launch({ executablePath, args: FLAGS });
}
