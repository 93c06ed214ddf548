import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** Takes a picture for the guides when `PICTURES` names a folder: what they show is what the scenario lived. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.PICTURES;
  if (!folder) return;
  await page.evaluate('window.scrollTo(0, 0)');
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
}
