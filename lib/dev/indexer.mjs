// Runs Ponder, which stores the history. The app does not wait for it: it works without.

import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { rpcUrlOf } from '../indexer/rpc-url.mjs';
import { keepUp, pause, shownLog } from './process.mjs';
import { say } from './progress.mjs';
import { rpc } from './rpc.mjs';
import { local, root } from './settings.mjs';
import { fingerprint } from './site.mjs';

const deployments = join(root, 'contracts/deployments');
const histories = join(local, 'history');
const ponder = 'node_modules/ponder/dist/esm/bin/ponder.js';
/** Sources that determine the rows. */
const indexedBy = ['lib/indexer', 'lib/contracts/abis.ts', 'lib/claims/types.ts', 'lib/time.ts'];

/** Identifies each chain by the block of its deployment: chains of the same id may differ. */
async function marksOf(env) {
  const files = readdirSync(deployments).filter((name) => /^\d+\.json$/.test(name));
  const marks = files.sort().map(async (name) => {
    const { chainId, blockNumber, factory } = JSON.parse(readFileSync(join(deployments, name), 'utf8'));
    const url = rpcUrlOf(chainId, env);
    if (!url) return '';
    const number = `0x${Math.max(blockNumber, 1).toString(16)}`;
    const block = await rpc(url, 'eth_getBlockByNumber', [number, false]);
    return `${chainId} ${factory} ${block?.hash} ${block?.stateRoot}`;
  });
  return (await Promise.all(marks)).filter(Boolean);
}

/** Name of the database schema: one for each set of chains and version of the indexer, so that no row of another is shown. */
async function historyName(env) {
  const sources = fingerprint(indexedBy);
  const text = [...(await marksOf(env)), sources].join('\n');
  return `history_${createHash('sha256').update(text).digest('hex').slice(0, 16)}`;
}

/** Folder of PGlite's files. Removes earlier histories of the same stack. */
function folderOf(stack, name) {
  const folder = join(histories, stack);
  mkdirSync(folder, { recursive: true });
  for (const other of readdirSync(folder)) if (other !== name) forget(join(folder, other));
  return join(folder, name);
}

const forget = (folder) => rmSync(folder, { recursive: true, force: true });

/** Must be called for a new chain: a demo chain may repeat the first blocks of the chain before. */
export const forgetHistory = (stack = 'app') => forget(join(histories, stack));

/**
 * Keeps an indexer running, in the background.
 * @param command `start` indexes; `serve` only answers queries from a PostgreSQL that another indexer fills.
 */
export async function runIndexer(options) {
  const reason = await keepIndexing(options).then(
    (code) => code !== null && `See ${shownLog(options.log ?? 'indexer')}.`,
    (error) => error.message,
  );
  if (reason) say(`  ! The indexer does not run: lists come from the chain. ${reason}`);
}

/** A node may be away for a while, also when the indexer starts. */
async function onceReachable(ask) {
  for (let attempt = 1; ; attempt++) {
    try {
      return await ask();
    } catch (error) {
      if (attempt === 1) say(`  ! The indexer waits for the chain. ${error.message}`);
      await pause(10_000);
    }
  }
}

async function keepIndexing({ stack = 'app', port, env, log = 'indexer', command = 'start' }) {
  const settings = { ...process.env, ...env };
  const name = await onceReachable(() => historyName(settings));
  const folder = settings.DATABASE_URL ? null : folderOf(stack, name);
  const args = [
    ...['--import', './lib/indexer/correct-ponder.mjs', ponder, command, '--root', 'lib/indexer'],
    ...['--schema', name, '-p', String(port), '-H', '127.0.0.1', '--log-format', 'json'],
  ];
  const storage = folder ? { PGLITE_DIR: folder } : {};
  return keepUp('node', args, {
    log,
    // Ponder reads PORT before its own option, and PORT is the app's
    env: {
      ...env,
      ...storage,
      PORT: String(port),
      DEPLOYMENTS_DIR: deployments,
      PONDER_TELEMETRY_DISABLED: '1',
    },
    // the machine may have stopped in the middle of a write: read the history from the chain again
    beforeAgain: () => folder && forget(folder),
  });
}
