import { readFileSync } from 'node:fs';
import { expect } from '@playwright/test';
import { askOf, blockOf } from '@/lib/dev/history-test/indexer';
import { pidFile } from '@/lib/dev/process.mjs';
import { e2eEndpoints } from '@/lib/dev/settings.mjs';
import type { InputOf, OutputOf, QueryName } from '@/lib/indexer/src/api/queries';
import type { Chain } from './chain';

const { indexerUrl: url } = e2eEndpoints().demo;

/** The demo's indexer, which the stack keeps running. */
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

  /** Waits until it has read the present chain: the last test's changes were reverted. */
  async catchUp({ client }: Chain): Promise<void> {
    await expect(async () => {
      const { number } = await client.getBlock();
      expect(await blockOf({ url })).toBe(Number(number));
      const latest = await askOf({ url }, 'latestEvent', {});
      const { hash } = await client.getBlock({ blockNumber: BigInt(latest?.block ?? 0) });
      expect(latest?.hash).toBe(hash);
    }).toPass({ timeout: 90_000 });
  },

  /** Kills it without a graceful shutdown. The stack starts it again. */
  kill: () => process.kill(Number(readFileSync(pidFile('e2e-demo-indexer'), 'utf8')), 'SIGKILL'),
};
