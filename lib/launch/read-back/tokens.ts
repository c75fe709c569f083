// Compares the token distribution, from the token's events: balances change with later transfers.

import type { Address } from 'viem';
import { mutualTokenAbi } from '@/lib/contracts/abis';
import type { Client } from '../chain-rules';
import { sharesOf } from '../core';
import type { Addresses } from '../plan';
import { firstBlock } from '../progress';
import type { Configuration } from '../schema';
import { compare } from './compare';

/** Blocks per log request; halved when the provider refuses. */
const MAX_BLOCKS = 1_000n;

/** The launcher's transfers. All are in one transaction. */
async function handedOut(client: Client, addresses: Addresses): Promise<Transfer[]> {
  const head = await client.getBlockNumber();
  let [from, range] = [BigInt(await firstBlock(client, addresses)), MAX_BLOCKS];
  while (from <= head) {
    const to = from + range - 1n;
    const events = await client
      .getContractEvents({
        address: addresses.at('MutualToken'),
        abi: mutualTokenAbi,
        eventName: 'Transfer',
        strict: true,
        args: { from: addresses.launcher },
        fromBlock: from,
        toBlock: to < head ? to : head,
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
  addresses: Addresses,
): Promise<string[]> {
  const expected = sumsOf(sharesOf(config, addresses).map(({ to, amount }) => ({ to, value: amount })));
  const actual = sumsOf(await handedOut(client, addresses));
  return [...new Set([...expected.keys(), ...actual.keys()])].flatMap((to) =>
    compare(`distribution to ${to}`, expected.get(to) ?? 0n, actual.get(to) ?? 0n),
  );
}
