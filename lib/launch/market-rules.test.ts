import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Address } from 'viem';
import type { Client } from './chain-rules';
import { marketMistakes } from './market-rules';
import { readConfiguration } from './mistakes';

const at = (digit: number): Address => `0x${String(digit).repeat(40)}`;
const [SHARE, DOLLAR, FEED] = [at(1), at(2), at(3)];
const DAY = 86_400;

function configurationWith(product: object) {
  const { config, mistakes } = readConfiguration({
    ...{ name: 'Mutual', chainId: 5, guardian: at(4), distribution: [] },
    tokens: { sUSD: { address: SHARE, decimals: 18, source: 'test' } },
    feeds: { 'USD / USD': { address: FEED, decimals: 8, staleness: DAY, source: 'test' } },
    pools: [
      {
        ...{ name: 'Pool', symbol: 'p', asset: 'sUSD', curator: at(4), process: { bond: '1' } },
        products: [
          {
            ...{ name: 'Dollar', wording: 'The dollar loses its price for long.', peril: 'depeg' },
            ...{ group: 0, riskRateBps: 100, ...product },
          },
        ],
      },
    ],
  });
  assert.deepEqual(mistakes, []);
  assert.ok(config);
  return config;
}

/** A chain on which the asset wraps dollars, and the feed returns one price. */
const chainAt = (price: bigint) =>
  ({
    readContract: async ({ functionName }: { functionName: string }) =>
      functionName === 'asset' ? DOLLAR : [1n, price, 0n, 0n, 1n],
  }) as unknown as Client;

const limited = configurationWith({
  signal: { feed: 'USD / USD', full: '0.995', stop: '0.95', maxMultiplier: '3' },
  trigger: { kind: 'priceFloor', feed: 'USD / USD', floor: '0.9', severityBps: 5_000 },
});

it('refuses a price limit that the market has already reached', async () => {
  assert.deepEqual(await marketMistakes(chainAt(100_000_000n), limited), []);
  assert.deepEqual(await marketMistakes(chainAt(95_000_001n), limited), []);
  assert.deepEqual(await marketMistakes(chainAt(95_000_000n), limited), [
    'pools[0].products[0].signal.stop: 0.95 is not below the present answer of USD / USD, 0.95: nothing could be sold.',
  ]);
  assert.deepEqual(await marketMistakes(chainAt(89_000_000n), limited), [
    'pools[0].products[0].trigger.floor: 0.9 is not below the present answer of USD / USD, 0.89: its event would already have begun.',
    'pools[0].products[0].signal.stop: 0.95 is not below the present answer of USD / USD, 0.89: nothing could be sold.',
  ]);
});

it('refuses cover of the issuer of the asset’s underlying token', async () => {
  assert.deepEqual(await marketMistakes(chainAt(1n), configurationWith({ protocol: DOLLAR })), [
    'pools[0].products[0].protocol: is the issuer of the token that sUSD wraps: a loss would take the money that pays for it.',
  ]);
  assert.deepEqual(await marketMistakes(chainAt(1n), configurationWith({ protocol: at(5) })), []);
});
