// npm run budget: what each page costs, measured on the production build with a cold browser. Exits with 1 where a page costs
// more than it may. `npm run first-load` looks at the JavaScript alone, in a second.
//   js_kb        JavaScript on the wire until the page is quiet, prefetched code included
//   js_wallet_kb the same for a person whose wallet was connected before
//   rpc          requests to the chain for one page view, the server's and the browser's
//   lcp_ms       largest contentful paint in the browser, without throttling
//   performance, accessibility, best_practices    Lighthouse scores (its mobile profile)

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Browser, chromium, type Page } from '@playwright/test';
import lighthouse from 'lighthouse';
import { accounts } from './accounts.mjs';
import { browserPath, launchFlags } from './browser.mjs';
import { Failure, runMain } from './process.mjs';
import { endpoints } from './settings.mjs';
import { startStack } from './stack.mjs';

type View = { js_kb: number; js_wallet_kb: number; rpc: number; lcp_ms: number };
type Scores = { performance: number; accessibility: number; best_practices: number };
type Row = View & Scores;
type Budget = Record<string, Row>;

/** React and Next themselves are 113 kB of `js_kb`. */
const MAX: Partial<Record<keyof Row, number>> = { js_kb: 160, js_wallet_kb: 320, rpc: 2 };
const MIN: Partial<Record<keyof Row, number>> = { performance: 95, accessibility: 100, best_practices: 100 };

const quiet = process.argv.includes('--json');
const note = (line: string) => console.error(line);

async function body(request: IncomingMessage) {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Stands between the app and the chain and counts the requests. */
async function countingProxy(target: string) {
  let count = 0;
  const forward = async (request: IncomingMessage, response: ServerResponse) => {
    if (request.method === 'POST') count += 1;
    const answer = await fetch(target, {
      method: request.method,
      headers: { 'content-type': 'application/json' },
      body: request.method === 'POST' ? new Uint8Array(await body(request)) : undefined,
    });
    response.writeHead(request.method === 'OPTIONS' ? 204 : answer.status, {
      'content-type': 'application/json',
      'access-control-allow-origin': '*',
      'access-control-allow-headers': '*',
    });
    response.end(Buffer.from(await answer.arrayBuffer()));
  };
  const server = createServer((request, response) => {
    forward(request, response).catch(() => response.writeHead(502).end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    take: () => {
      const taken = count;
      count = 0;
      return taken;
    },
    close: () => server.close(),
  };
}

async function firstLink(appUrl: string, page: string, prefix: string) {
  const html = await (await fetch(appUrl + page)).text();
  const links = [...html.matchAll(/href="([^"?#]+)"/g)].map(([, href]) => href ?? '');
  const link = links.find((href) => href.startsWith(prefix) && href !== '/claims/new');
  if (!link) note(`${page} has no link to ${prefix}…: not measured`);
  return link;
}

async function routes(appUrl: string) {
  const found = await Promise.all([
    firstLink(appUrl, '/', '/pools/'),
    firstLink(appUrl, '/cover', '/cover/'),
    firstLink(appUrl, '/claims', '/claims/'),
  ]);
  const fixed = ['/', '/pools', '/stress', '/cover', '/portfolio', '/claims', '/claims/new', '/faucet'];
  return [...fixed, ...found.filter((link) => link !== undefined)].sort();
}

/** Counts the bytes of scripts as they came over the wire. */
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

/** Opens a page in a browser that has seen nothing yet. */
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

async function view(browser: Browser, url: string, takeRpc: () => number): Promise<View> {
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

async function scores(url: string, port: number): Promise<Scores> {
  const onlyCategories = ['performance', 'accessibility', 'best-practices'];
  const result = await lighthouse(url, { port, onlyCategories, output: 'json', logLevel: 'silent' });
  if (!result || result.lhr.runtimeError) throw new Failure(`Lighthouse could not measure ${url}.`);
  const score = (name: string) => Math.round((result.lhr.categories[name]?.score ?? 0) * 100);
  return {
    performance: score('performance'),
    accessibility: score('accessibility'),
    best_practices: score('best-practices'),
  };
}

/** In words, what costs more than it may or scores less than it must. */
function breaches(budget: Budget): string[] {
  return Object.entries(budget).flatMap(([route, row]) =>
    (Object.keys(row) as (keyof Row)[]).flatMap((key) => {
      const [value, max, min] = [row[key], MAX[key], MIN[key]];
      if (max !== undefined && value > max) return `${route}: ${key} is ${value}, at most ${max}`;
      return min !== undefined && value < min ? `${route}: ${key} is ${value}, at least ${min}` : [];
    }),
  );
}

async function measure(appUrl: string, takeRpc: () => number): Promise<Budget> {
  const debugPort = 28_646;
  const args = [...launchFlags, `--remote-debugging-port=${debugPort}`];
  const browser = await chromium.launch({ executablePath: await browserPath(), args });
  const budget: Budget = {};
  try {
    for (const route of await routes(appUrl)) {
      note(`measuring ${route}`);
      const seen = await view(browser, appUrl + route, takeRpc);
      budget[route] = { ...seen, ...(await scores(appUrl + route, debugPort)) };
    }
  } finally {
    await browser.close();
  }
  return budget;
}

async function main() {
  const at = endpoints({ app: 28400, chain: 28645 });
  const proxy = await countingProxy(at.rpcUrl);
  // progress goes to stdout, which --json keeps for the figures
  const log = console.log;
  if (quiet) console.log = note;
  await startStack({ ...at, appRpcUrl: proxy.url, name: 'budget' });
  const budget = await measure(at.appUrl, proxy.take);
  console.log = log;
  proxy.close();
  if (quiet) console.log(JSON.stringify(budget, null, 2));
  else console.table(budget);
  const found = breaches(budget);
  for (const line of found) note(line);
  return found.length === 0 ? 0 : 1;
}

runMain(main);
