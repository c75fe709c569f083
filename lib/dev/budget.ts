// npm run budget -- [--page pool] [--page keeper] [--json]: measures each page of the production build in a cold browser. Exits
// with 1 if a page exceeds its budget. `npm run first-load` measures only the JavaScript, in a second.
//   js_kb        JavaScript on the wire until the page is quiet, prefetched code included
//   js_wallet_kb the same with a wallet that was connected before
//   rpc          requests to the chain for one page view, by the server and the browser
//   lcp_ms       largest contentful paint in the browser, without throttling
//   phone, desktop                    Lighthouse's performance score in its two profiles
//   accessibility, best_practices     the lower one of Lighthouse's scores in the two profiles

import { type Browser, chromium } from '@playwright/test';
import { browserPath, launchFlags } from './browser.mjs';
import { type Scores, scoresOf } from './budget/scores';
import { type View, viewOf } from './budget/views';
import { pagesOf } from './pages';
import { Failure, pause, runMain } from './process.mjs';
import { readDemoDeployment } from './protocol';
import { calm, startProvider } from './provider.mjs';
import { localClient } from './sender';
import { deploymentFile, endpoints } from './settings.mjs';
import { startStack } from './stack.mjs';

type Row = View & Scores;
type Budget = Record<string, Row>;

/** React and Next themselves are 113 kB of `js_kb`. */
const MAX: Partial<Record<keyof Row, number>> = { js_kb: 160, js_wallet_kb: 320, rpc: 2 };
const MIN: Partial<Record<keyof Row, number>> = {
  phone: 95,
  desktop: 95,
  accessibility: 100,
  best_practices: 100,
};

const isJson = process.argv.includes('--json');
const note = (line: string) => console.error(line);

/** The demo's open incident. */
const OPEN_INCIDENT = 6;
/** Seconds within which the indexer has read the demo's history. */
const LONGEST_BACKFILL = 180;

/** All pages, or those named with --page. */
async function pages(rpcUrl: string): Promise<[string, string][]> {
  const { pool } = await readDemoDeployment(localClient(rpcUrl), deploymentFile);
  const all = Object.entries(pagesOf({ pool, crowded: OPEN_INCIDENT }));
  const named = process.argv.filter((_, index, words) => words[index - 1] === '--page');
  const found = named.length === 0 ? all : all.filter(([name]) => named.includes(name));
  if (found.length > 0) return found;
  throw new Failure(`--page takes one of: ${all.map(([name]) => name).join('; ')}.`);
}

async function untilIndexed(appUrl: string) {
  for (let second = 0; second < LONGEST_BACKFILL; second++) {
    const { status } = await (await fetch(`${appUrl}/health`)).json();
    if (status === 'ok') return;
    await pause(1_000);
  }
  throw new Failure('The indexer has not read the history. See .local/logs.');
}

/** A sentence for each figure outside its budget. */
function breaches(budget: Budget): string[] {
  return Object.entries(budget).flatMap(([page, row]) =>
    (Object.keys(row) as (keyof Row)[]).flatMap((key) => {
      const [value, max, min] = [row[key], MAX[key], MIN[key]];
      if (max !== undefined && value > max) return `${page}: ${key} is ${value}, at most ${max}`;
      return min !== undefined && value < min ? `${page}: ${key} is ${value}, at least ${min}` : [];
    }),
  );
}

async function measure(
  appUrl: string,
  found: readonly [string, string][],
  takeRpc: () => number,
): Promise<Budget> {
  const debugPort = 28_646;
  const args = [...launchFlags, `--remote-debugging-port=${debugPort}`];
  const browser: Browser = await chromium.launch({ executablePath: await browserPath(), args });
  const budget: Budget = {};
  try {
    for (const [name, path] of found) {
      note(`measuring ${name}`);
      const seen = await viewOf(browser, appUrl + path, takeRpc);
      budget[name] = { ...seen, ...(await scoresOf(appUrl + path, debugPort, note)) };
      note(`  ${JSON.stringify(budget[name])}`);
    }
  } finally {
    await browser.close();
  }
  return budget;
}

async function main() {
  const at = endpoints({ app: 28_400, chain: 28_645 });
  const provider = await startProvider({ target: at.rpcUrl, ...calm });
  // progress goes to stdout, which --json reserves for the figures
  const log = console.log;
  if (isJson) console.log = note;
  await startStack({ ...at, appRpcUrl: provider.url, name: 'budget', isIndexed: true });
  await untilIndexed(at.appUrl);
  const found = await pages(at.rpcUrl);
  const budget = await measure(at.appUrl, found, () => provider.stats(true).requests);
  console.log = log;
  provider.close();
  if (isJson) console.log(JSON.stringify(budget, null, 2));
  else console.table(budget);
  const over = breaches(budget);
  for (const line of over) note(line);
  return over.length === 0 ? 0 : 1;
}

runMain(main);
