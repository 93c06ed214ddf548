import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Frame, Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

type Violation = { id: string; nodes: { target: string[]; failureSummary?: string }[] };

/** What axe finds on the page as it stands: rule and first place of each. */
export async function violations(page: Page | Frame): Promise<string[]> {
  await page.waitForLoadState('networkidle');
  // The content policy forbids inline scripts, so the checker is evaluated by the browser's own console.
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(axe);
  const found = (await page.evaluate(
    "axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }).then((result) => result.violations)",
  )) as Violation[];
  return found.map(
    ({ id, nodes }) => `${id} ${nodes[0]?.target.join(' ')} ${nodes[0]?.failureSummary?.split('\n')[1] ?? ''}`,
  );
}

const SETTLED = `Promise.all(document.getAnimations()
  .filter((one) => one.effect?.getComputedTiming().endTime !== Infinity)
  .map((one) => one.finished.catch(() => undefined))).then(() => true)`;

/**
 * What axe finds on a page, or in a frame of it, in light and in dark: the theme follows the device, so one load shows both.
 *
 * Colours that are still moving would be judged halfway, so their movement is waited for.
 */
export async function violationsInBothThemes(page: Page, where: string, frame?: Frame): Promise<string[]> {
  const found: string[] = [];
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    await page.locator(`html[data-mantine-color-scheme=${scheme}]`).waitFor({ state: 'attached' });
    await (frame ?? page).evaluate(SETTLED);
    found.push(...(await violations(frame ?? page)).map((one) => `${where}, ${scheme}: ${one}`));
  }
  return found;
}
