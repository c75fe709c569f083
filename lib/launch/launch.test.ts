// A launch on a chain that nobody made for us, broken off again and again.

import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, it } from 'node:test';
import { type Address, erc20Abi, type Hex, keccak256, maxUint256, parseUnits, stringToBytes } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { capitalPoolAbi, coverAbi, launcherAbi, poolFactoryAbi } from '@/lib/contracts/abis';
import type { Deployment } from '@/lib/contracts/deployment';
import { pause } from '@/lib/dev/process.mjs';
import { root } from '@/lib/dev/settings.mjs';
import { isCodeOf } from './artifacts';
import { createForeign, FOREIGN_ID, type ForeignChain, startForeignChain } from './foreign-chain';
import { readConfiguration } from './mistakes';
import { planOf } from './whole-plan';

const keyOf = (name: string): Hex => keccak256(stringToBytes(`${name} of the foreign chain`));
const [DEPLOYER_KEY, MEMBER_KEY] = [keyOf('deployer'), keyOf('member')];
const [deployer, member] = [privateKeyToAccount(DEPLOYER_KEY), privateKeyToAccount(MEMBER_KEY)];
const CURATOR = privateKeyToAccount(keyOf('curator')).address;
const DAY = 86_400;
const DEMO_ARTIFACTS = ['DemoAsset', 'DemoFaucet', 'DemoFeed', 'DemoSavings'];

const folder = mkdtempSync(join(tmpdir(), 'breakwater-launch-'));
const file = join(folder, 'foreign.json');

let chain: ForeignChain;
let foreign: { USDX: Address; WETHX: Address; usd: Address; eth: Address };

function configuration() {
  const source = 'made by the test';
  const wording = (name: string) => `${name}: loss of deposits through an exploit of its contracts.`;
  const product = (name: string, group: number) => ({
    ...{ name, wording: wording(name), peril: 'exploit', group, riskRateBps: 150 },
  });
  return {
    name: 'Foreign Mutual',
    chainId: FOREIGN_ID,
    explorer: 'https://explorer.example/',
    guardian: CURATOR,
    tokens: {
      USDX: { address: foreign.USDX, decimals: 6, source },
      WETHX: { address: foreign.WETHX, decimals: 18, source },
    },
    feeds: {
      'USDX / USD': { address: foreign.usd, decimals: 8, staleness: 30 * DAY, source },
      'ETH / USD': { address: foreign.eth, decimals: 8, staleness: 30 * DAY, source },
    },
    distribution: [{ to: 'deployer', amount: '1000000' }],
    pools: [
      {
        ...{ name: 'Dollar Pool', symbol: 'fUSD', asset: 'USDX', curator: CURATOR, process: { bond: '500' } },
        rewards: [{ token: 'BRK', minimum: '1000' }],
        emission: { weekly: '1000', target: '100000' },
        products: [product('Alpha Lending', 0), product('Beta Exchange', 1)],
      },
      {
        ...{
          name: 'Ether Pool',
          symbol: 'fETH',
          asset: 'WETHX',
          curator: 'deployer',
          process: { bond: '0.2' },
        },
        params: { feeBps: 500 },
        products: [
          product('Alpha Lending', 0),
          {
            ...{
              name: 'USDX',
              wording: 'USDX: its feed stays below 0.95 for two days.',
              peril: 'depeg',
              group: 2,
            },
            ...{ riskRateBps: 150, waitingDays: 3, protocol: foreign.USDX },
            signal: { feed: 'USDX / USD', full: '0.995', stop: '0.95', maxMultiplier: '5' },
            trigger: {
              kind: 'priceFloor',
              feed: 'USDX / USD',
              persistence: 2 * DAY,
              minRounds: 3,
              floor: '0.95',
              severityBps: 6_000,
            },
          },
          {
            ...{
              name: 'Ether',
              wording: 'Ether: it falls by more than a quarter in three days.',
              peril: 'liquidation',
            },
            ...{ group: 3, riskRateBps: 300, waitingDays: 3 },
            trigger: { kind: 'drawdown', feed: 'ETH / USD', window: 3 * DAY, start: '0.25', full: '0.6' },
          },
        ],
      },
    ],
  };
}

type Run = { child: ChildProcess; ended: Promise<number | string | null>; output: () => string };

/** In a process group of its own, so that it can be killed with everything that it started. */
function launch(out: string, ...options: string[]): Run {
  const signer = options.includes('--dry-run') ? [] : ['--sender', deployer.address];
  const ours = [file, '--rpc-url', chain.rpcUrl, '--prepared', '--out', out, ...signer, ...options];
  const child = spawn(process.execPath, ['--import', 'tsx', 'lib/dev/launch.ts', ...ours], {
    cwd: root,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, PRIVATE_KEY: DEPLOYER_KEY, EVIDENCE_DIR: join(folder, 'evidence') },
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (chunk) => (text += chunk));
  const ended = new Promise<number | string | null>((resolve) =>
    child.on('close', (code, signal) => resolve(code ?? signal)),
  );
  return { child, ended, output: () => text };
}

const sentBy = (blockTag: 'latest' | 'pending') =>
  chain.client.getTransactionCount({ address: deployer.address, blockTag });

/** Kills a launch as soon as its account has sent so many transactions. */
async function killAfter(run: Run, transactions: number, blockTag: 'latest' | 'pending' = 'latest') {
  let isOver = false;
  run.ended.then(() => {
    isOver = true;
  });
  while (!isOver && (await sentBy(blockTag)) < transactions) await pause(10);
  assert.ok(run.child.pid && !isOver, `the launch ended before it was killed:\n${run.output()}`);
  process.kill(-run.child.pid, 'SIGKILL');
  await run.ended;
}

async function complete(run: Run) {
  assert.equal(await run.ended, 0, run.output());
  return run.output();
}

const deploymentIn = (out: string): Deployment => JSON.parse(readFileSync(out, 'utf8'));

before(async () => {
  chain = await startForeignChain([deployer.address, member.address]);
  const [USDX, WETHX, usd, eth] = await createForeign(chain, MEMBER_KEY, [
    ['ForeignToken', ['USDX', 6, member.address, parseUnits('1000000', 6)]],
    ['ForeignToken', ['WETHX', 18, member.address, parseUnits('1000', 18)]],
    ['ForeignFeed', ['USDX / USD', 8, 100_000_000n]],
    ['ForeignFeed', ['ETH / USD', 8, 300_000_000_000n]],
  ]);
  assert.ok(USDX && WETHX && usd && eth);
  foreign = { USDX, WETHX, usd, eth };
  writeFileSync(file, JSON.stringify(configuration()));
});

after(() => {
  chain?.stop();
  rmSync(folder, { recursive: true, force: true });
});

it('says what it would do and cost, and sends nothing', async () => {
  const output = await complete(launch(join(folder, 'none.json'), '--dry-run'));
  assert.match(output, /Create PoolFactory at 0x/);
  assert.match(output, /About [\d,]+ gas; at the present price of [\d.]+ gwei, [\d.]+ ETH\./);
  assert.equal(await sentBy('pending'), 0);
});

it('leaves the same when it is killed at several places as when it is not', async () => {
  const [unbroken, broken] = [join(folder, 'unbroken.json'), join(folder, 'broken.json')];
  const fresh = await chain.client.snapshot();
  await complete(launch(unbroken));
  const count = await sentBy('latest');
  await chain.client.revert({ id: fresh });

  await killAfter(launch(broken), 12);
  // one that was sent, but that nobody saw arrive
  await chain.client.setAutomine(false);
  await killAfter(launch(broken), (await sentBy('latest')) + 1, 'pending');
  const resumed = launch(broken);
  while (!/Waiting for 1 transaction/.test(resumed.output())) await pause(50);
  await chain.client.mine({ blocks: 1 });
  await chain.client.setAutomine(true);
  await killAfter(resumed, count - 2);
  assert.match(await complete(launch(broken)), /Read back: the chain is as the file says/);

  assert.equal(await sentBy('latest'), count, 'nothing was sent twice');
  const [{ blockNumber: _, ...first }, { blockNumber, ...second }] = [
    deploymentIn(unbroken),
    deploymentIn(broken),
  ];
  assert.deepEqual(second, first);
  assert.equal(second.explorer, 'https://explorer.example');
  const { transactions } = await chain.client.getBlock({
    blockNumber: BigInt(blockNumber),
    includeTransactions: true,
  });
  assert.equal(transactions[0]?.nonce, 0, 'the block of the first transaction');
  assert.match(await complete(launch(broken)), /\b0 of them to be sent/);
});

it('leaves no demo part', async () => {
  const deployment = deploymentIn(join(folder, 'broken.json'));
  assert.equal(deployment.demo, undefined);
  const { config } = readConfiguration(configuration());
  assert.ok(config);
  const { places, contracts } = planOf(config, deployer.address);
  const created = await chain.client.getContractEvents({
    ...{ address: places.launcher, abi: launcherAbi, eventName: 'Deployed', fromBlock: 0n, strict: true },
  });
  assert.equal(created.length, contracts.length);
  for (const { args } of created) {
    const code = await chain.client.getCode({ address: args.at });
    assert.ok(code);
    for (const artifact of DEMO_ARTIFACTS)
      assert.ok(!isCodeOf(artifact, code, args.at), `${artifact} at ${args.at}`);
  }
});

it('stakes and sells cover at once, with nobody asked', async () => {
  const { factory, cover } = deploymentIn(join(folder, 'broken.json'));
  const { client } = chain;
  const sends = async (hash: Promise<Hex>) => {
    const receipt = await client.waitForTransactionReceipt({ hash: await hash });
    assert.equal(receipt.status, 'success');
  };
  const by = { account: member, chain: client.chain } as const;
  for (const [index, token, stake, product] of [
    [0n, foreign.USDX, parseUnits('100000', 6), 2n],
    [1n, foreign.WETHX, parseUnits('100', 18), 4n],
  ] as const) {
    const pool = await client.readContract({
      address: factory,
      abi: poolFactoryAbi,
      functionName: 'poolAt',
      args: [index],
    });
    const here = { ...by, address: pool, abi: capitalPoolAbi } as const;
    await sends(
      client.writeContract({
        ...by,
        address: token,
        abi: erc20Abi,
        functionName: 'approve',
        args: [pool, maxUint256],
      }),
    );
    await sends(client.writeContract({ ...here, functionName: 'deposit', args: [stake, member.address] }));
    const purchase = [product, stake / 100n, 30n, maxUint256, member.address] as const;
    await sends(
      client.writeContract({ ...by, address: cover, abi: coverAbi, functionName: 'buy', args: purchase }),
    );
  }
  assert.equal(await client.readContract({ address: cover, abi: coverAbi, functionName: 'coverCount' }), 2n);
});

it('tells where the chain is not as the file says', async () => {
  const changed = configuration();
  const [product] = changed.pools[0]?.products ?? [];
  assert.ok(product);
  writeFileSync(
    file,
    JSON.stringify({
      ...changed,
      pools: [
        { ...changed.pools[0], products: [{ ...product, riskRateBps: 200 }, changed.pools[0]?.products[1]] },
        changed.pools[1],
      ],
    }),
  );
  const run = launch(join(folder, 'broken.json'));
  assert.equal(await run.ended, 1);
  assert.match(
    run.output(),
    /pools\[0\]\.products\[0\]\.riskRate: the chain has 15000000000000000, but the file says 20000000000000000\./,
  );
});
