// The backfill from an ordinary provider: short ranges, refusals, broken answers, a lagging node.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { prepare } from '../prepare.mjs';
import { startProvider } from '../provider.mjs';
import { headOf, logsOf, startTestChain, type TestChain, transfer } from './chain';
import { eventsOf, type Indexer, reach, startIndexer } from './indexer';

const PORT = Number(process.env.TEST_PORT ?? 28_800) + 5;
const [CHAIN, INDEXER] = [PORT, PORT + 1];
const PAST = 200;
/** Blocks in one log request: in proportion to this chain, as many as 1,000 on a real one. */
const RANGE = 40;

describe('a history behind an ordinary provider', { timeout: 300_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'breakwater-history-'));
  let chain: TestChain;

  before(async () => {
    await prepare();
    chain = await startTestChain(CHAIN);
    await transfer(chain, PAST);
  });
  after(async () => {
    await chain.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('holds every event and follows the chain, however the provider words a refusal', async () => {
    const provider = await startProvider({ target: chain.url, range: RANGE, broken: 40 });
    let indexer: Indexer | undefined;
    try {
      indexer = await startIndexer({
        ...{ chain: { ...chain, url: provider.url }, database: { PGLITE_DIR: folder } },
        ...{ schema: 'provided', port: INDEXER, env: { LOCAL_CHAIN: '0' } },
      });
      await reach(indexer, await headOf(chain), 180_000);
      await transfer(chain, 5);
      await reach(indexer, await headOf(chain));
      assert.deepEqual(await eventsOf(indexer), await logsOf(chain));
      const { faults } = provider.stats();
      assert.ok(faults.limited > 0 && faults.broken > 0 && faults.lagging > 0, JSON.stringify(faults));
    } finally {
      await indexer?.stop();
      provider.close();
    }
  });
});
