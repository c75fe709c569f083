import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Database, reach, startIndexer } from '../history-test/indexer';
import { rpc } from '../rpc.mjs';
import { deploymentFile } from '../settings.mjs';

export type Backfill = { events: number; seconds: number; eventsPerSecond: number; megabytes: number };

function bytesIn(path: string): number {
  if (!existsSync(path)) return 0;
  if (!statSync(path).isDirectory()) return statSync(path).size;
  return readdirSync(path).reduce((sum, name) => sum + bytesIn(join(path, name)), 0);
}

/** @param folder The database's files, to measure their size. */
type Where = { at: { rpcUrl: string; indexerPort: number }; database: Database; folder: string };

/** A full block has 6,000 logs, or 4 MB. One request must be answered within Ponder's ten seconds, and what is read in one
 * transaction must fit into memory. */
const FULL_BLOCKS = { LOG_RANGE: '5', BLOCKS_AT_ONCE: '25' };

/** Reads the whole chain into an empty history. */
export async function readBackfill({ at, database, folder }: Where): Promise<Backfill> {
  const chain = { url: at.rpcUrl, folder: dirname(deploymentFile), stop: async () => undefined };
  const head = Number(await rpc(at.rpcUrl, 'eth_blockNumber'));
  const indexer = await startIndexer({
    chain,
    database,
    schema: 'load',
    port: at.indexerPort,
    env: FULL_BLOCKS,
  });
  const started = Date.now();
  await reach(indexer, head, 3_600_000);
  const seconds = (Date.now() - started) / 1_000;
  const metrics = await (await fetch(`${indexer.url}/metrics`)).text();
  const counts = [...metrics.matchAll(/^ponder_indexing_completed_events\{[^}]*\} (\d+)/gm)];
  const events = counts.reduce((sum, [, count]) => sum + Number(count), 0);
  return {
    events,
    seconds: Math.round(seconds),
    eventsPerSecond: Math.round(events / seconds),
    megabytes: Math.round(bytesIn(folder) / 1_048_576),
  };
}
