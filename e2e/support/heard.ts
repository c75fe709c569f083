import type { Page } from '@playwright/test';

declare global {
  interface Window {
    heard: string[];
  }
}

/** What a screen reader announces from now on: new text of live regions that already exist, and alerts. */
export async function listen(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    window.heard = [];
    const said = new Map<Element, string>();
    const look = (isFirst = false) => {
      for (const region of document.querySelectorAll('[role=status], [role=alert], [aria-live]')) {
        const text = region.textContent ?? '';
        const isOff = region.getAttribute('aria-live') === 'off';
        const isPassedOver = isFirst || isOff || (!said.has(region) && region.role !== 'alert');
        if (text && said.get(region) !== text && !isPassedOver) window.heard.push(text);
        said.set(region, text);
      }
    };
    look(true);
    const options = { subtree: true, childList: true, characterData: true };
    new MutationObserver(() => look()).observe(document.body, options);
  });
  return () => page.evaluate(() => window.heard);
}
