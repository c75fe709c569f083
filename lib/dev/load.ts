// npm run load -- [--covers 10000] [--incidents 100] [--events 0] [--readers 50] [--postgres] [--json]
// Builds a demo chain with this number of covers and incidents and at least this number of events, indexes it into a new history,
// and lets readers open every page at once. App, indexer, chain and readers share the machine. Exits with 1 if a page exceeds its
// budget.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deploy, seed, startChain } from './chain.mjs';
import { startPostgres } from './history-test/postgres.mjs';
import { readBackfill } from './load/backfill';
import { growChain } from './load/grow';
import { openPages } from './load/readers';
import { exceeded, type LoadReport, printReport } from './load/report';
import { pagesOf } from './pages';
import { prepare } from './prepare.mjs';
import { Failure, runMain } from './process.mjs';
import { calm, startProvider } from './provider.mjs';
import { deploymentFile, endpoints } from './settings.mjs';
import { buildSite, startSite } from './site.mjs';

/** Large blocks for many covers, and no past states, each of which would be a copy of a large one. */
const CHAIN = ['--gas-limit', '20000000000', '--prune-history'];

function number(name: string, standard: number): number {
  const at = process.argv.indexOf(`--${name}`);
  const value = at === -1 ? standard : Number(process.argv[at + 1]);
  if (!Number.isInteger(value) || value < 0) throw new Failure(`--${name} takes a whole number.`);
  return value;
}

async function main() {
  const asked = {
    covers: number('covers', 10_000),
    incidents: number('incidents', 100),
    events: number('events', 0),
  };
  const readers = number('readers', 50);
  const isJson = process.argv.includes('--json');
  // progress goes to stdout, which --json reserves for the figures
  const log = console.log;
  if (isJson) console.log = console.error;
  const at = endpoints({ app: 28_900, chain: 28_945 });
  await prepare();
  const folder = mkdtempSync(join(tmpdir(), 'breakwater-load-'));
  const isPostgres = process.argv.includes('--postgres');
  const postgres = isPostgres ? await startPostgres(at.indexerPort + 1) : null;
  if (isPostgres && !postgres)
    throw new Failure('--postgres needs PostgreSQL on this machine: apt-get install -y postgresql.');
  try {
    const { chainPort: port, rpcUrl } = at;
    await startChain({ port, rpcUrl, state: undefined, log: 'load-anvil', options: CHAIN });
    await deploy(at.rpcUrl);
    await seed(at.rpcUrl);
    const grown = await growChain(at.rpcUrl, deploymentFile, asked);
    const files = postgres?.data ?? join(folder, 'pglite');
    const database = postgres ? { DATABASE_URL: postgres.url } : { PGLITE_DIR: files };
    const backfill = await readBackfill({ at, database, folder: files });
    const provider = await startProvider({ target: at.rpcUrl, ...calm });
    await buildSite(at.rpcUrl);
    const env = { RPC_URL: provider.url, PUBLIC_RPC_URL: at.rpcUrl, INDEXER_URL: at.indexerUrl };
    const site = await startSite({ port: at.appPort, url: at.appUrl, env, log: 'load-next' });
    const reading = {
      appUrl: at.appUrl,
      providerUrl: provider.url,
      rpcUrl,
      pid: site.child.pid ?? 0,
      readers,
    };
    const pages = await openPages(pagesOf(grown), reading);
    provider.close();
    const report: LoadReport = { asked, grown, backfill, readers, pages };
    console.log = log;
    printReport(report, isJson);
    return exceeded(report).length === 0 ? 0 : 1;
  } finally {
    await postgres?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

runMain(main);
