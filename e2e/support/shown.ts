import type { Page } from '@playwright/test';

/**
 * Waits until the page shows everything that the server streamed. React moves late parts out of hidden elements at the end of the
 * body. Until then, if a wallet connects in the meantime, the page may contain the same text twice.
 */
export async function shown(page: Page): Promise<void> {
  await page.waitForFunction(() => !document.querySelector('body > [hidden][id^="S:"]'));
}
