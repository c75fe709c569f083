// Reads the history continuously, as pages do, while the chain changes.

import { isOnChain } from '@/lib/history/progress';
import { hashOf, headOf, logsOf, type TestChain } from './chain';
import { askOf, eventsOf, type Indexer } from './indexer';

/** @returns How often the history was shown, and which of the shown rows were not on the chain. */
export function readAllTheTime(indexer: Indexer, chain: TestChain) {
  let isStopped = false;
  let believed = 0;
  const wrong: string[] = [];

  async function look() {
    const latest = await askOf(indexer, 'latestEvent', {});
    const rows = await eventsOf(indexer);
    const again = await askOf(indexer, 'latestEvent', {});
    const logs = new Set(await logsOf(chain));
    const isSame = latest?.hash === again?.hash;
    const head = BigInt(await headOf(chain));
    if (!isSame || !(await isOnChain(latest, head, (block) => hashOf(chain, Number(block))))) return;
    believed++;
    wrong.push(...rows.filter((row) => !logs.has(row)));
  }

  const done = (async () => {
    while (!isStopped) await look();
  })();
  return {
    async stop() {
      isStopped = true;
      await done;
      return { believed, wrong };
    },
  };
}
