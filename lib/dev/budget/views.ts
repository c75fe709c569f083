// Measures what a browser with an empty cache needs for a page.

import type { Browser, Page } from '@playwright/test';
import { accounts } from '../accounts.mjs';

export type View = { js_kb: number; js_wallet_kb: number; rpc: number; lcp_ms: number };

/** Counts the transferred bytes of scripts. */
async function meterScripts(page: Page) {
  const session = await page.context().newCDPSession(page);
  const scripts = new Set<string>();
  let bytes = 0;
  session.on('Network.responseReceived', ({ requestId, type, response }) => {
    if (type === 'Script' || response.mimeType.includes('javascript')) scripts.add(requestId);
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength;
  });
  await session.send('Network.enable');
  return () => bytes;
}

function largestPaint(page: Page) {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const observer = new PerformanceObserver((list) => resolve(list.getEntries().at(-1)?.startTime ?? 0));
        observer.observe({ type: 'largest-contentful-paint', buffered: true });
        setTimeout(() => resolve(0), 2_000);
      }),
  );
}

/** Opens a page in a browser with an empty cache. */
async function visit<Found>(
  browser: Browser,
  url: string,
  look: (page: Page) => Promise<Found>,
  account = '',
) {
  const context = await browser.newContext();
  if (account) await context.addCookies([{ name: 'breakwater.account', value: account, url }]);
  const page = await context.newPage();
  const scriptBytes = await meterScripts(page);
  await page.goto(url, { waitUntil: 'networkidle' });
  const found = await look(page);
  await context.close();
  return { found, kb: Math.round(scriptBytes() / 102.4) / 10 };
}

export async function viewOf(browser: Browser, url: string, takeRpc: () => number): Promise<View> {
  const nothing = async () => undefined;
  // the browser is cold, the server is not
  await visit(browser, url, nothing);
  takeRpc();
  const { found, kb } = await visit(browser, url, async (page) => ({
    rpc: takeRpc(),
    lcp_ms: Math.round(await largestPaint(page)),
  }));
  await visit(browser, url, nothing, accounts.staker.address);
  const connected = await visit(browser, url, nothing, accounts.staker.address);
  return { js_kb: kb, js_wallet_kb: connected.kb, ...found };
}
