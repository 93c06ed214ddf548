import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Frame, Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

type Violation = { id: string; nodes: { target: string[]; failureSummary?: string }[] };

/** What axe finds on the page as it stands: rule and first place of each. */
export async function violations(page: Page | Frame): Promise<string[]> {
  await page.waitForLoadState('networkidle');
  // The content policy forbids inline scripts, so the checker is evaluated by the browser's own console.
  await page.evaluate(axe);
  const found = (await page.evaluate(
    "axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }).then((result) => result.violations)",
  )) as Violation[];
  return found.map(
    ({ id, nodes }) => `${id} ${nodes[0]?.target.join(' ')} ${nodes[0]?.failureSummary?.split('\n')[1] ?? ''}`,
  );
}
