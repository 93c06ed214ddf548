import type { Browser } from 'playwright-core';
import { chromium } from 'playwright-core';
import { browserPath } from '../../tools/dev/browser.ts';
import type { Product } from '../../tools/stage/product.ts';

/** What a learner's phone downloads to see its home for the first time: bytes on the wire, by kind. */
export async function benchFirstPage(product: Product) {
  const executablePath = browserPath();
  if (!executablePath) return { skipped: 'no browser' };
  const browser: Browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
    const page = await context.newPage();
    await page.request.post(`${product.app}/api/demo/sign-in`, {
      data: { role: 'learner' },
      headers: { 'x-formapro': '1' },
    });
    const bytes: Record<string, number> = {};
    page.on('requestfinished', async (request) => {
      const sizes = await request.sizes().catch(() => null);
      const kind = request.resourceType();
      bytes[kind] = (bytes[kind] ?? 0) + (sizes?.responseBodySize ?? 0);
    });
    const startedAt = performance.now();
    await page.goto(`${product.app}/`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    const shownMs = Math.round(performance.now() - startedAt);
    await page.waitForLoadState('networkidle');
    return { shownMs, compressedBytes: bytes, scriptKb: Math.round((bytes.script ?? 0) / 1000) };
  } finally {
    await browser.close();
  }
}
