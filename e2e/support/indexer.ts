import { readFileSync } from 'node:fs';
import { expect } from '@playwright/test';
import { askOf, blockOf } from '@/lib/dev/history-test/indexer';
import { pidFile } from '@/lib/dev/process.mjs';
import { e2eEndpoints } from '@/lib/dev/settings.mjs';
import type { InputOf, OutputOf, QueryName } from '@/lib/indexer/src/api/queries';
import type { Chain } from './chain';

const { indexerUrl: url } = e2eEndpoints().demo;

/** The demo's indexer, as the stack keeps it up. */
export const indexer = {
  ask: <const Name extends QueryName>(
    name: Name,
    asked: Omit<InputOf<Name>, 'chain'>,
  ): Promise<OutputOf<Name>> => askOf({ url }, name, asked),

  isThere: (): Promise<boolean> =>
    fetch(`${url}/health`).then(
      ({ ok }) => ok,
      () => false,
    ),

  /** Waits until it has read the chain as it is now: what the test before did was undone. */
  async catchUp({ client }: Chain): Promise<void> {
    await expect(async () => {
      const { number } = await client.getBlock();
      expect(await blockOf({ url })).toBe(Number(number));
      const latest = await askOf({ url }, 'latestEvent', {});
      const { hash } = await client.getBlock({ blockNumber: BigInt(latest?.block ?? 0) });
      expect(latest?.hash).toBe(hash);
    }).toPass({ timeout: 90_000 });
  },

  /** Without a chance to say goodbye; the stack starts it again. */
  kill: () => process.kill(Number(readFileSync(pidFile('e2e-demo-indexer'), 'utf8')), 'SIGKILL'),
};
