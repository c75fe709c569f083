// An indexer, run as by the start script, that a test can kill.

import type { InputOf, OutputOf, QueryName } from '@/lib/indexer/src/api/queries';
import { decode, encode } from '@/lib/indexer/wire';
import { pause, serve } from '../process.mjs';
import type { TestChain } from './chain';

export type Database = { PGLITE_DIR: string } | { DATABASE_URL: string };
export type Indexer = {
  url: string;
  stop: (signal?: 'SIGTERM' | 'SIGKILL') => Promise<unknown>;
  /** The exit code. */
  ended: Promise<number | string | null>;
};

type Options = {
  chain: TestChain;
  database: Database;
  schema: string;
  port: number;
  command?: string;
  env?: Record<string, string>;
};

const PONDER = 'node_modules/ponder/dist/esm/bin/ponder.js';

export async function startIndexer(options: Options): Promise<Indexer> {
  const { chain, database, schema, port, command = 'start', env = {} } = options;
  const url = `http://127.0.0.1:${port}`;
  const args = [
    ...['--import', './lib/indexer/correct-ponder.mjs', PONDER, command, '--root', 'lib/indexer'],
    ...['--schema', schema, '-p', String(port), '-H', '127.0.0.1', '--log-format', 'json'],
  ];
  const { child, done } = await serve('The indexer', 'node', args, {
    log: `history-test-indexer-${port}`,
    env: {
      // Ponder reads PORT before its own option
      PORT: String(port),
      RPC_URL: chain.url,
      DEPLOYMENTS_DIR: chain.folder,
      PONDER_TELEMETRY_DISABLED: '1',
      LOCAL_CHAIN: '1',
      ...database,
      ...env,
    },
    ready: async () => (await fetch(`${url}/health`)).ok,
    // on a busy machine, opening PGlite alone takes a minute
    timeout: 180_000,
  });
  const stop = (signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM') => {
    child.kill(signal);
    return done;
  };
  return { url, stop, ended: done };
}

/** The last block that the indexer has read; -1 if there is none. */
export async function blockOf({ url }: Pick<Indexer, 'url'>): Promise<number> {
  const status: Record<string, { block: { number: number } }> = await (await fetch(`${url}/status`)).json();
  return Object.values(status)[0]?.block.number ?? -1;
}

/** Milliseconds. */
const MAX_WAIT = 90_000;
const STEP = 100;

export async function reach(indexer: Pick<Indexer, 'url'>, block: number, maxWait = MAX_WAIT) {
  for (let waited = 0; waited < maxWait; waited += STEP) {
    // while it reads a large range, it may be too busy to answer
    if ((await blockOf(indexer).catch(() => -1)) >= block) return;
    await pause(STEP);
  }
  throw new Error(`The indexer did not reach block ${block}: it is at ${await blockOf(indexer)}.`);
}

type Asked<Name extends QueryName> = Omit<InputOf<Name>, 'chain'>;

export async function askOf<const Name extends QueryName>(
  { url }: Pick<Indexer, 'url'>,
  name: Name,
  asked: Asked<Name>,
): Promise<OutputOf<Name>> {
  const body = encode({ ...asked, chain: 31_337 });
  const response = await fetch(`${url}/history/${name}`, { method: 'POST', body });
  if (!response.ok) throw new Error(`${name} was answered ${response.status}: ${await response.text()}`);
  return decode(await response.text()) as OutputOf<Name>;
}

const PAGE = 500;

/** Position and transaction of every event in the indexer, oldest first. */
export async function eventsOf(indexer: Pick<Indexer, 'url'>): Promise<string[]> {
  const found: string[] = [];
  let before: { block: number; log: number } | undefined;
  for (;;) {
    const rows = await askOf(indexer, 'activityPage', { ...(before ? { before } : {}), limit: PAGE });
    found.push(...rows.map(({ block, log, transaction }) => `${block}-${log} ${transaction}`));
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return found.reverse();
    before = { block: last.block, log: last.log };
  }
}
