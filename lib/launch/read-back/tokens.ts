// What the launcher distributed, from the token's events, because balances change with later transfers.

import type { Address } from 'viem';
import { mutualTokenAbi } from '@/lib/contracts/abis';
import type { Client } from '../chain-rules';
import { sharesOf } from '../core';
import type { Places } from '../plan';
import { firstBlock } from '../progress';
import type { Configuration } from '../schema';
import { compare } from './compare';

/** Blocks per log request, if the provider accepts as many. */
const MAX_BLOCKS = 1_000n;

/** The launcher's transfers, all in one transaction. */
async function handedOut(client: Client, places: Places): Promise<Transfer[]> {
  const head = await client.getBlockNumber();
  let [from, range] = [BigInt(await firstBlock(client, places)), MAX_BLOCKS];
  while (from <= head) {
    const to = from + range - 1n;
    const events = await client
      .getContractEvents({
        ...{ address: places.at('MutualToken'), abi: mutualTokenAbi, eventName: 'Transfer', strict: true },
        ...{ args: { from: places.launcher }, fromBlock: from, toBlock: to < head ? to : head },
      })
      .catch((error) => {
        if (range === 1n) throw error;
        range /= 2n;
        return null;
      });
    if (events && events.length > 0) return events.map(({ args }) => args);
    if (events) from += range;
  }
  return [];
}

type Transfer = { to: Address; value: bigint };

function sumsOf(transfers: readonly Transfer[]): Map<string, bigint> {
  const sums = new Map<string, bigint>();
  for (const { to, value } of transfers)
    sums.set(to.toLowerCase(), (sums.get(to.toLowerCase()) ?? 0n) + value);
  return sums;
}

export async function tokenDifferences(
  client: Client,
  config: Configuration,
  places: Places,
): Promise<string[]> {
  const expected = sumsOf(sharesOf(config, places).map(({ to, amount }) => ({ to, value: amount })));
  const actual = sumsOf(await handedOut(client, places));
  return [...new Set([...expected.keys(), ...actual.keys()])].flatMap((to) =>
    compare(`distribution to ${to}`, expected.get(to) ?? 0n, actual.get(to) ?? 0n),
  );
}
