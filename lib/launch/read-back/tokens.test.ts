import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Address } from 'viem';
import { byName } from '../addresses';
import type { Client } from '../chain-rules';
import type { Addresses } from '../plan';
import type { Configuration } from '../schema';
import { wad } from '../values';
import { tokenDifferences } from './tokens';

const at = (digit: number): Address => `0x${String(digit).repeat(40)}`;
const [HOLDER, LAUNCHED_AT, HANDED_OUT, HEAD] = [at(3), 100n, 1_950n, 5_000n];
const addresses = {
  launcher: at(9),
  at: (name) => byName(at(9), name),
  account: (account) => account as Address,
} as Addresses;
const config = {
  emissionTokens: '20000000',
  distribution: [{ to: HOLDER, amount: '30000000' }],
} as Configuration;

/** A chain on which the launcher gave `given` BRK to the holder. */
const chainOf = (given: string, maxBlocks: bigint) => {
  const shares = [
    { to: addresses.at('Emission'), value: wad('20000000') },
    { to: HOLDER, value: wad(given) },
    { to: addresses.at('MutualTimelock'), value: wad('80000000') - wad(given) },
  ];
  return {
    getBlockNumber: async () => HEAD,
    readContract: async () => LAUNCHED_AT,
    getBlock: async ({ blockNumber }: { blockNumber: bigint }) => ({ timestamp: blockNumber }),
    getContractEvents: async ({ fromBlock, toBlock }: { fromBlock: bigint; toBlock: bigint }) => {
      if (toBlock - fromBlock >= maxBlocks) throw new Error('block range is too large');
      const isThere = fromBlock <= HANDED_OUT && HANDED_OUT <= toBlock;
      return isThere ? shares.map((args) => ({ args })) : [];
    },
  } as unknown as Client;
};

for (const maxBlocks of [1_000n, 10n, 1n])
  it(`compares the distribution, also if the provider allows only ${maxBlocks} blocks at a time`, async () => {
    assert.deepEqual(await tokenDifferences(chainOf('30000000', maxBlocks), config, addresses), []);
    assert.deepEqual(await tokenDifferences(chainOf('40000000', maxBlocks), config, addresses), [
      `distribution to ${HOLDER}: the chain has ${wad('40000000')}, but the file says ${wad('30000000')}.`,
      `distribution to ${addresses.at('MutualTimelock').toLowerCase()}: the chain has ${wad('40000000')}, but the file says ${wad('50000000')}.`,
    ]);
  });

it('fails if the provider returns no logs even for one block', async () => {
  await assert.rejects(tokenDifferences(chainOf('30000000', 0n), config, addresses), /too large/);
});
