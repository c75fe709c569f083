import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { root } from '@/lib/dev/settings.mjs';
import { readConfiguration } from './mistakes';
import { listing } from './pools';

type Json = Record<string, unknown>;

const fileOf = (name: string): Json =>
  JSON.parse(readFileSync(join(root, `contracts/launch/${name}.json`), 'utf8'));

/** A copy of base.json with one setting changed, or removed if the value is undefined. */
function changed(path: (string | number)[], value: unknown): Json {
  const copy = fileOf('base');
  const last = path.at(-1) ?? '';
  const parent = path.slice(0, -1).reduce<Json>((part, key) => part[key] as Json, copy);
  if (value === undefined) delete parent[last];
  else parent[last] = value;
  return copy;
}

const USDC = '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913';
const HOLDER = '0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045';
const product = (key: string) => ['pools', 1, 'products', 3, key];
/** Adds triggers: a drawdown to the first pool, a depeg and an impermanent loss to the second. */
const [FALL, DEPEG, PAIR] = [7, 7, 8];
const trigger = (pool: number, index: number, key: string) => [
  'pools',
  pool,
  'products',
  index,
  'trigger',
  key,
];

const MISTAKES: [path: (string | number)[], value: unknown, ...sentences: string[]][] = [
  [
    product('weightBps'),
    500,
    'pools[1].products[3].weightBps: 500 is below the minimum of the contracts, 1000.',
  ],
  [product('weightBps'), 4_000, "pools[1].products[3].weightBps: 4000 is below the pool's limit, 5000."],
  [
    product('shareBps'),
    6_000,
    'pools[1].products[3].shareBps: 6000 is above the maximum of the contracts, 5000.',
  ],
  [product('shareBps'), 2_500, "pools[1].products[3].shareBps: 2500 is above the pool's limit, 2000."],
  [product('riskRateBps'), 20, "pools[1].products[3].riskRateBps: 20 is below the pool's limit, 30."],
  [product('riskRateBps'), undefined, 'pools[1].products[3].riskRateBps: is missing.'],
  [product('riskRateBps'), 1.5, 'pools[1].products[3].riskRateBps: 1.5 should be a whole number.'],
  [product('riskRateBps'), '2 %', 'pools[1].products[3].riskRateBps: should be a number.'],
  [product('group'), 32, 'pools[1].products[3].group: 32 is above the maximum of the contracts, 31.'],
  [product('minDays'), 366, 'pools[1].products[3].minDays: 366 is above the maximum of the contracts, 365.'],
  [product('maxDays'), 20, 'pools[1].products[3].minDays: 28 is more than the longest term, 20.'],
  [
    product('peril'),
    'meteor',
    'pools[1].products[3].peril: should be one of exploit, protocolFailure, depeg, liquidation, impermanentLoss.',
  ],
  [
    product('name'),
    'A name of more than thirty-one bytes',
    'pools[1].products[3].name: has 36 bytes, but the chain stores 31.',
  ],
  [product('name'), 'Aave v3 on Base', 'pools[1].products[3].name: Aave v3 on Base is already in this pool.'],
  [
    product('wording'),
    'It breaks.',
    'pools[1].products[3].wording: should say what is covered, in 20 characters at least.',
  ],
  [product('weigthBps'), 500, 'pools[1].products[3].weigthBps: is not a setting of a launch file.'],
  [product('id'), 99, 'pools[1].products[3].id: 99 is more than the number of products, 17.'],
  [
    ['pools', 0, 'products', 3, 'protocol'],
    USDC,
    "pools[0].products[3].protocol: is the issuer of the pool's own asset: a loss would take the money that pays for it.",
  ],
  [
    trigger(0, FALL, 'window'),
    3_600,
    'pools[0].products[7].trigger.window: 3600 should be more than the persistence, 21600.',
  ],
  [
    trigger(0, FALL, 'start'),
    '0.7',
    'pools[0].products[7].trigger.start: 0.7 should be below 0.6, the fall at which everything is paid.',
  ],
  [
    trigger(0, FALL, 'feed'),
    'BTC / USD',
    'pools[0].products[7].trigger.feed: BTC / USD is not one of the feeds: ETH / USD, USDC / USD.',
  ],
  [
    ['pools', 0, 'products', FALL, 'waitingDays'],
    2,
    "pools[0].products[7].waitingDays: 2 is shorter than the trigger's window of 259200 seconds: cover could be bought during the fall.",
  ],
  [
    trigger(1, DEPEG, 'kind'),
    'hunch',
    'pools[1].products[7].trigger.kind: should have a kind: priceFloor, drawdown or impermanentLoss.',
  ],
  [
    ['pools', 1, 'products', DEPEG, 'signal', 'stop'],
    '0.999',
    'pools[1].products[7].signal.stop: 0.999 should be below 0.995, the price at which the multiplier is 1.',
  ],
  [
    trigger(1, PAIR, 'cap'),
    '0.3',
    'pools[1].products[8].trigger.cap: 0.3 is above the maximum of the contracts, 0.25.',
  ],
  [['pools', 0, 'asset'], 'DAI', 'pools[0].asset: DAI is not one of the tokens: USDC, WETH, BRK.'],
  [
    ['pools', 0, 'asset'],
    'BRK',
    'pools[0].asset: BRK cannot back cover, because it loses value with the mutual.',
  ],
  [
    ['pools', 1, 'name'],
    'The Pool of Harbour Masters and Pilots',
    'pools[1].name: has 38 bytes, but the chain stores 31.',
  ],
  [['pools', 1, 'symbol'], 'é'.repeat(16), 'pools[1].symbol: has 32 bytes, but the chain stores 31.'],
  [['pools', 1, 'symbol'], 'bwUSD', 'pools[1].symbol: bwUSD is also the symbol of another pool.'],
  [['pools', 0, 'cooldownDays'], 8, 'pools[0].cooldownDays: 8 is above the maximum of the contracts, 7.'],
  [
    ['pools', 0, 'params'],
    { leverageBps: 90_000 },
    'pools[0].params.leverageBps: 90000 is above the maximum of the contracts, 80000.',
  ],
  [
    ['pools', 0, 'limits'],
    { maxProducts: 3 },
    'pools[0].products: has 8 products, but limits.maxProducts is 3.',
  ],
  [
    ['pools', 0, 'process'],
    { bond: '500', thresholdBps: 5_000 },
    'pools[0].process.thresholdBps: 5000 is below the minimum of the contracts, 5001.',
  ],
  [['pools', 0, 'process'], { bond: '0' }, 'pools[0].process.bond: is zero: filing would be free.'],
  [
    ['pools', 0, 'process'],
    { bond: 'five' },
    'pools[0].process.bond: should be an amount such as "1250" or "0.5", with 18 decimals at most.',
  ],
  [
    ['pools', 0, 'process'],
    { bond: '0.0000001' },
    'pools[0].process.bond: 0.0000001 is finer than USDC, which has 6 decimals.',
  ],
  [
    ['pools', 0, 'process'],
    { bond: '2000000000000000000' },
    'pools[0].process.bond: 2000000000000000000 is above the maximum of the contracts, 1208925819614629174.706175.',
  ],
  [
    ['pools', 0, 'rewards', 0, 'minimum'],
    '0',
    'pools[0].rewards[0].minimum: is zero: anyone could fund a worthless amount.',
  ],
  [
    ['pools', 0, 'emission', 'target'],
    `1${'0'.repeat(40)}`,
    `pools[0].emission.target: 1${'0'.repeat(40)} is above the maximum of the contracts, 1329227995784915872903807060280.344575.`,
  ],
  [['pools', 0, 'rewards'], [], 'pools[0].emission: needs BRK among the rewards of the pool.'],
  [
    ['pools', 0, 'rewards'],
    [
      { token: 'BRK', minimum: '1' },
      { token: 'BRK', minimum: '2' },
    ],
    'pools[0].rewards[1].token: BRK is already among the rewards.',
  ],
  [['pools', 0, 'curator'], '0x12', 'pools[0].curator: should be an address, "deployer" or "governance".'],
  [['pools'], [], 'pools: has no pool.'],
  [
    ['guardian'],
    USDC.replace('d', 'D'),
    `guardian: ${USDC.replace('d', 'D')} has a wrong checksum: one of its letters or digits is wrong.`,
  ],
  [['tokens', 'USDC', 'address'], 'USDC', 'tokens.USDC.address: USDC is not an address.'],
  [['tokens', 'USDC', 'source'], undefined, 'tokens.USDC.source: is missing.'],
  [
    ['feeds', 'ETH / USD', 'staleness'],
    0,
    'feeds["ETH / USD"].staleness: 0 is below the minimum of the contracts, 1.',
  ],
  [
    ['governance'],
    { timelockDays: 1 },
    'governance.timelockDays: 1 is below the minimum of the contracts, 2.',
  ],
  [
    ['emissionTokens'],
    '95000000',
    'distribution: exceeds, together with emissionTokens, the supply of 100000000 BRK.',
  ],
  [
    ['distribution'],
    [
      { to: 'deployer', amount: '0' },
      { to: 'deployer', amount: '5' },
    ],
    'distribution[0].amount: is zero.',
    'distribution[1].to: deployer already has a share.',
  ],
  [
    ['distribution'],
    [
      { to: HOLDER, amount: '1' },
      { to: HOLDER.toLowerCase(), amount: '5' },
    ],
    `distribution[1].to: ${HOLDER.toLowerCase()} already has a share.`,
  ],
  [['distribution', 0, 'to'], USDC, 'distribution[0].to: is the token USDC, which cannot use it.'],
  [['guardian'], USDC.toLowerCase(), 'guardian: is the token USDC, which cannot use it.'],
  [
    ['pools', 0, 'process'],
    { bond: '500', arbiter: USDC },
    'pools[0].process.arbiter: is the token USDC, which cannot use it.',
  ],
  [
    ['pools', 0, 'process'],
    { bond: '500', arbiter: 'nobody' },
    'pools[0].process.arbiter: should be an address, "deployer", "governance" or an object with a court.',
  ],
  [
    ['pools', 0, 'process'],
    { bond: '500', arbiter: { court: USDC } },
    'pools[0].process.arbiter.court: is the token USDC, which cannot use it.',
  ],
  [
    ['pools', 0, 'process'],
    { bond: '500', arbiter: { court: USDC.replace('d', 'D') } },
    `pools[0].process.arbiter.court: ${USDC.replace('d', 'D')} has a wrong checksum: one of its letters or digits is wrong.`,
  ],
  [['pools', 1, 'name'], 'Dollar Pool', 'pools[1].name: Dollar Pool is also the name of another pool.'],
  [
    ['pools', 1, 'products', 0, 'protocol'],
    USDC.slice(0, -1),
    `pools[1].products[0].protocol: ${USDC.slice(0, -1)} is not an address.`,
  ],
  [['explorer'], 'javascript:alert(1)', 'explorer: should be a URL that begins with https://.'],
  [['distribution'], [{ to: 'faucet', amount: '1' }], 'distribution: only a demo has a faucet.'],
  [
    ['demo'],
    true,
    'demo: demo parts are worth nothing and open to everybody, so they belong on chain 31337 only, or on a test chain with --test-chain.',
  ],
];

describe('a launch file', () => {
  for (const name of ['demo', 'base', 'sepolia'])
    it(`${name}.json is valid`, () => {
      assert.deepEqual(readConfiguration(fileOf(name)).mistakes, []);
    });

  for (const [path, value, ...sentences] of MISTAKES)
    it(`is refused: ${sentences.join(' ')}`, () => {
      const { config, mistakes } = readConfiguration(changed(path, value));
      assert.equal(config, null);
      assert.deepEqual(mistakes, sentences);
    });

  it('gets all its mistakes reported at once', () => {
    const raw = changed(product('weightBps'), 500);
    const { mistakes } = readConfiguration({ ...raw, guardian: 'me', name: undefined, color: 'blue' });
    assert.deepEqual(mistakes.toSorted(), [
      'color: is not a setting of a launch file.',
      'guardian: should be an address, "deployer" or "governance".',
      'name: is missing.',
      'pools[1].products[3].weightBps: 500 is below the minimum of the contracts, 1000.',
    ]);
  });

  for (const protocol of ['0x', '0x Protocol', '0xSplits'])
    it(`may cover ${protocol}, which is a name`, () => {
      assert.deepEqual(readConfiguration(changed(product('protocol'), protocol)).mistakes, []);
    });

  it('allows the deployer only one share of the tokens, by name or by address', () => {
    const raw = changed(
      ['distribution'],
      [
        { to: 'deployer', amount: '1' },
        { to: HOLDER, amount: '5' },
      ],
    );
    assert.ok(readConfiguration(raw).config);
    const { config, mistakes } = readConfiguration(raw, { sender: HOLDER });
    assert.equal(config, null);
    assert.deepEqual(mistakes, [
      "distribution[1].to: is the deployer's own address, which already has a share.",
    ]);
  });

  it('may launch a demo on another chain if --test-chain is given', () => {
    const demo = { ...fileOf('demo'), chainId: 424_242 };
    assert.equal(readConfiguration(demo).config, null);
    assert.ok(readConfiguration(demo, { testChain: true }).config);
  });
});

it('the demo shows all perils, many groups and a required loss root', () => {
  const { config } = readConfiguration(fileOf('demo'));
  assert.ok(config);
  const [harbour] = config.pools;
  assert.ok(harbour && harbour.products.length >= 16);
  assert.equal(new Set(harbour.products.map(({ group }) => group)).size, 10, 'risks of many kinds');
  const all = listing(config);
  assert.equal(new Set(all.map(({ product: { peril } }) => peril)).size, 5, 'every peril');
  assert.ok(all.some(({ product: { needsLossRoot } }) => needsLossRoot));
  assert.deepEqual(
    all.map(({ number }) => number),
    all.map((_, index) => index + 1),
  );
  // the seed and the browser tests rely on these numbers
  assert.equal(all[21]?.product.signal?.feed, 'NWD / USD');
  assert.equal(all[22]?.product.peril, 'liquidation');
  assert.equal(all[24]?.product.peril, 'impermanentLoss');
});
