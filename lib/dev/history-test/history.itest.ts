// Checks that the history survives crashes, reorganisations and other chains, with each database. `npm run test:indexer`

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { isOnChain } from '@/lib/history/progress';
import { accounts } from '../accounts.mjs';
import { prepare } from '../prepare.mjs';
import { pause } from '../process.mjs';
import { startProvider } from '../provider.mjs';
import { rpc } from '../rpc.mjs';
import { deployed, hashOf, headOf, logsOf, startTestChain, type TestChain, transfer } from './chain';
import { askOf, blockOf, type Database, eventsOf, type Indexer, reach, startIndexer } from './indexer';
import { startPostgres } from './postgres.mjs';
import { readAllTheTime } from './reader';

const PORT = Number(process.env.TEST_PORT ?? 28_800);
const [CHAIN, OTHER_CHAIN, INDEXER, SECOND, POSTGRES] = [PORT, PORT + 1, PORT + 2, PORT + 3, PORT + 4];
/** Blocks that the backfill must have read before it is interrupted. */
const PAST = 150;

const folder = mkdtempSync(join(tmpdir(), 'breakwater-history-'));
const postgres = await startPostgres(POSTGRES);
let chain: TestChain;

before(async () => {
  await prepare();
  chain = await startTestChain(CHAIN);
  await transfer(chain, PAST);
});
after(async () => {
  await chain.stop();
  await postgres?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const holdsAll = async (indexer: Indexer, of: TestChain) => {
  await reach(indexer, await headOf(of));
  assert.deepEqual(await eventsOf(indexer), await logsOf(of));
};

const databases: [string, Database][] = [
  ['PGlite', { PGLITE_DIR: join(folder, 'pglite') }],
  ...(postgres ? [['PostgreSQL', { DATABASE_URL: postgres.url }] satisfies [string, Database]] : []),
];

if (!postgres) console.warn('Only PGlite is tested: apt-get install -y postgresql for the other one.');

for (const [name, database] of databases) {
  describe(`a history in ${name}`, { timeout: 300_000 }, () => {
    let indexer: Indexer;
    const start = (of: TestChain, schema: string, env = {}) =>
      startIndexer({ chain: of, database, schema, port: INDEXER, env });
    after(() => indexer.stop());

    it('continues after a crash in the middle of the backfill, and misses nothing', async () => {
      // a slow node with short answers leaves time to interrupt it
      const slow = { range: 10, latency: 50, limited: 0, broken: 0, lagging: 0 };
      const provider = await startProvider({ target: chain.url, ...slow });
      indexer = await start({ ...chain, url: provider.url }, 'first', { LOG_RANGE: '10' });
      while ((await blockOf(indexer)) < 1) await pause(20);
      await indexer.stop('SIGKILL');
      const { eth_getLogs: asked = 0 }: Record<string, number> = provider.stats().calls;
      provider.close();
      assert.ok(asked * 10 < 11 * (await headOf(chain)), 'it was far from the end');
      indexer = await start(chain, 'first');
      await holdsAll(indexer, chain);
    });

    it('follows the chain, and a reorganisation of five blocks', async () => {
      await transfer(chain, 6);
      await holdsAll(indexer, chain);
      const before = await logsOf(chain);
      const reader = readAllTheTime(indexer, chain);
      await pause(300);
      await rpc(chain.url, 'anvil_reorg', [5, []]);
      await pause(300);
      await transfer(chain, 2);
      assert.notDeepEqual((await logsOf(chain)).slice(0, before.length), before);
      await holdsAll(indexer, chain);
      const { believed, wrong } = await reader.stop();
      assert.ok(believed > 1);
      assert.deepEqual(wrong, [], 'no row of the abandoned branch, when its latest event is on the chain');
    });

    it('counts all events, and limits the size of an answer', async () => {
      const pools = await askOf(indexer, 'events', {
        address: deployed(chain.folder).factory,
        names: ['PoolCreated'],
        limit: 10,
      });
      assert.equal(pools.length, 3);
      await assert.rejects(askOf(indexer, 'activityPage', { limit: 100_000 }), /400/);
    });

    if ('DATABASE_URL' in database) {
      it('is the same from a second server on the same database', async () => {
        const second = await startIndexer({
          ...{ chain, database, schema: 'first', port: SECOND, command: 'serve' },
        });
        try {
          assert.deepEqual(await eventsOf(second), await eventsOf(indexer));
          await transfer(chain, 1);
          await holdsAll(second, chain);
        } finally {
          await second.stop();
        }
      });
    }

    it('is not shown, nor continued, if the chain has other blocks at the heights of its events', async () => {
      await indexer.stop();
      const other = await startTestChain(OTHER_CHAIN);
      try {
        await transfer(other, (await headOf(chain)) - (await headOf(other)), accounts.staker.address);
        indexer = await start(other, 'first');
        const latest = await askOf(indexer, 'latestEvent', {});
        assert.ok(latest);
        assert.equal(
          await isOnChain(latest, BigInt(await headOf(other)), (block) => hashOf(other, Number(block))),
          false,
        );
        assert.equal(await indexer.ended, 1);
      } finally {
        await indexer.stop();
        await other.stop();
      }
    });

    it('of a new chain shows nothing of the chain before', async () => {
      await indexer.stop();
      const other = await startTestChain(OTHER_CHAIN);
      try {
        indexer = await start(other, 'second');
        await holdsAll(indexer, other);
        assert.ok((await eventsOf(indexer)).length < (await logsOf(chain)).length);
      } finally {
        await indexer.stop();
        await other.stop();
      }
    });
  });
}
