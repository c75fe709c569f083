import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Address } from 'viem';
import { byName } from './addresses';
import type { Client } from './chain-rules';
import { arbiterAt, courtArbiters, courtMistakes } from './courts';
import { requireMarket } from './launch';
import { readConfiguration } from './mistakes';
import type { Addresses } from './plan';
import { planOf } from './whole-plan';

const at = (digit: number): Address => `0x${String(digit).repeat(40)}`;
const COURT = at(7);

const { config } = readConfiguration({
  ...{ name: 'Mutual', chainId: 5, guardian: at(4), distribution: [] },
  tokens: { USD: { address: at(1), decimals: 18, source: 'test' } },
  pools: [
    { court: COURT },
    { court: COURT, extraData: '0x' },
    { court: COURT, extraData: '0x00ff' },
    at(4),
  ].map((arbiter, index) => ({
    ...{ name: `Pool ${index}`, symbol: `p${index}`, asset: 'USD', curator: at(4), products: [] },
    process: { bond: '1', arbiter },
  })),
});
assert.ok(config);

const addresses = {
  at: (name) => byName(at(9), name),
  account: (account) => account as Address,
} as Addresses;

it('creates one arbiter for each pair of court and extra data', () => {
  const arbiters = courtArbiters(config, addresses);
  assert.deepEqual(
    arbiters.map(({ artifact, args }) => [artifact, args]),
    [
      ['CourtArbiter', [addresses.at('Claims'), COURT, '0x']],
      ['CourtArbiter', [addresses.at('Claims'), COURT, '0x00ff']],
    ],
  );
  assert.deepEqual(
    config.pools.map(({ process }) => arbiterAt(addresses, process.arbiter)),
    [arbiters[0]?.at, arbiters[0]?.at, arbiters[1]?.at, at(4)],
  );
});

const silent = { readContract: async () => Promise.reject(new Error('no data')) } as unknown as Client;
const silence = (pool: number) =>
  `pools[${pool}].process.arbiter.court: the contract at ${COURT} does not report the cost of a ruling, as an ERC-792 court does.`;

it('refuses a court that does not say what a ruling costs', async () => {
  const answering = { readContract: async () => 1n } as unknown as Client;
  assert.deepEqual(await courtMistakes(answering, config, () => true), []);
  assert.deepEqual(await courtMistakes(silent, config, () => true), [0, 1, 2].map(silence));
  assert.deepEqual(await courtMistakes(silent, config, (pool) => pool === 1), [silence(1)]);
});

it('checks only courts of pools that must still be created, also in a resumed launch', async () => {
  const plan = planOf(config, at(6));
  const goesOn = (isLeft: (title: string) => boolean) =>
    requireMarket(
      silent,
      config,
      plan,
      plan.steps.filter(({ title }) => isLeft(title)),
    );
  await assert.rejects(
    goesOn((title) => !/^Create pool 1,/.test(title) && title !== 'Create the launcher'),
    ({ message }: Error) => !message.includes(silence(0)) && message.includes(silence(1)),
  );
  await goesOn((title) => title === 'Hand over to governance');
});
