import type { Page } from '@playwright/test';

/**
 * Waits until the page shows all that the server streamed. React takes late parts out of hidden elements at the end of the
 * body; until then, when a wallet is found meanwhile, the same text may stand in the page twice.
 */
export async function shown(page: Page): Promise<void> {
  await page.waitForFunction(() => !document.querySelector('body > [hidden][id^="S:"]'));
}
