// A launch in conditions like production, interrupted several times.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, it } from 'node:test';
import { erc20Abi, type Hex, keccak256, maxUint256, parseUnits, stringToBytes } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { capitalPoolAbi, coverAbi, emissionAbi, launcherAbi, poolFactoryAbi } from '@/lib/contracts/abis';
import type { Deployment } from '@/lib/contracts/deployment';
import { pause } from '@/lib/dev/process.mjs';
import { isCodeOf } from './artifacts';
import { type ForeignChain, startForeignChain } from './foreign-chain';
import {
  createForeignParts,
  type Foreign,
  foreignMutual,
  type Run,
  startLaunch,
  writeMutual,
} from './foreign-mutual';
import { readConfiguration } from './mistakes';
import { planOf } from './whole-plan';

const keyOf = (name: string): Hex => keccak256(stringToBytes(`${name} of the foreign chain`));
const [DEPLOYER_KEY, MEMBER_KEY] = [keyOf('deployer'), keyOf('member')];
const [deployer, member] = [privateKeyToAccount(DEPLOYER_KEY), privateKeyToAccount(MEMBER_KEY)];
const CURATOR = privateKeyToAccount(keyOf('curator')).address;
const DEMO_ARTIFACTS = ['DemoAsset', 'DemoFaucet', 'DemoFeed', 'DemoSavings'];

const folder = mkdtempSync(join(tmpdir(), 'breakwater-launch-'));
const file = join(folder, 'foreign.json');

let chain: ForeignChain;
let foreign: Foreign;

const configuration = () => foreignMutual(foreign, CURATOR);

function launch(out: string, ...options: string[]): Run {
  const signer = options.includes('--dry-run') ? [] : ['--sender', deployer.address];
  const env = { PRIVATE_KEY: DEPLOYER_KEY, EVIDENCE_DIR: join(folder, 'evidence') };
  return startLaunch(file, chain.rpcUrl, ['--out', out, ...signer, ...options], env);
}

const sentBy = (blockTag: 'latest' | 'pending') =>
  chain.client.getTransactionCount({ address: deployer.address, blockTag });

/** Kills a launch as soon as its account has sent this number of transactions. */
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

/** A launch continues only with the file that it started with: after the handover, a wrong setting cannot be corrected. */
async function refusesAnotherFile(out: string) {
  const { pools, ...rest } = configuration();
  const [first, second] = pools;
  const sent = await sentBy('latest');
  writeMutual(file, {
    ...{ ...rest, governance: { votingPeriodDays: 7 }, emissionTokens: '30000000' },
    pools: [
      { ...first, params: { feeBps: 300 } },
      { ...second, name: 'Another Pool' },
    ],
  });
  const run = launch(out);
  assert.equal(await run.ended, 1);
  for (const sentence of [
    /Foreign Mutual was started from another file\. Continue with that file, or choose another name:/,
    /governance\.votingPeriod: the chain has 432000, but the file says 604800\./,
    /distribution to 0x\w{40}: the chain has 2\d{25}, but the file says 3\d{25}\./,
    /pools\[0\]\.params\.feeBps: the chain has 1000, but the file says 300\./,
    /pools\[1\]\.name: the chain has Ether Pool, but the file says Another Pool\./,
  ])
    assert.match(run.output(), sentence);
  assert.doesNotMatch(run.output(), /number\./, 'as many pools and products as the file says');
  assert.equal(await sentBy('latest'), sent, 'nothing was sent');
  writeMutual(file, configuration());
}

/** Moves tokens as anybody may once a pool has an emission program: has a week's emission paid, and sends tokens to the treasury. */
async function moveTokens() {
  const { config } = readConfiguration(configuration());
  assert.ok(config);
  const { at, pool } = planOf(config, deployer.address).addresses;
  const { client } = chain;
  const succeeds = async (hash: Hex) =>
    assert.equal((await client.waitForTransactionReceipt({ hash })).status, 'success');
  const distribute = { address: at('Emission'), abi: emissionAbi, functionName: 'distribute' } as const;
  await succeeds(
    await client.writeContract({ ...distribute, args: [pool(0)], account: member, chain: client.chain }),
  );
  const [holder, token, treasury] = [at('Rewards'), at('MutualToken'), at('MutualTimelock')];
  await client.impersonateAccount({ address: holder });
  await client.setBalance({ address: holder, value: parseUnits('1', 18) });
  const transfer = { address: token, abi: erc20Abi, functionName: 'transfer' } as const;
  await succeeds(
    await client.writeContract({ ...transfer, args: [treasury, 1n], account: holder, chain: client.chain }),
  );
}

before(async () => {
  chain = await startForeignChain([deployer.address, member.address]);
  foreign = await createForeignParts(chain, MEMBER_KEY, member.address);
  writeMutual(file, configuration());
});

after(() => {
  chain?.stop();
  rmSync(folder, { recursive: true, force: true });
});

it('shows the steps and the cost in a dry run, and sends nothing', async () => {
  const output = await complete(launch(join(folder, 'none.json'), '--dry-run'));
  assert.match(output, /Create PoolFactory at 0x/);
  assert.match(output, /About [\d,]+ gas: [\d.]+ ETH at the present price of [\d.]+ gwei\./);
  assert.equal(await sentBy('pending'), 0);
});

it('ends in the same state when it is killed at several points and resumed', async () => {
  const [unbroken, broken] = [join(folder, 'unbroken.json'), join(folder, 'broken.json')];
  const fresh = await chain.client.snapshot();
  await complete(launch(unbroken));
  const count = await sentBy('latest');
  await chain.client.revert({ id: fresh });

  await killAfter(launch(broken), 12);
  // sent, but killed before it was mined
  await chain.client.setAutomine(false);
  await killAfter(launch(broken), (await sentBy('latest')) + 1, 'pending');
  const resumed = launch(broken);
  while (!/Waiting for 1 transaction/.test(resumed.output())) await pause(50);
  await chain.client.mine({ blocks: 1 });
  await chain.client.setAutomine(true);
  await killAfter(resumed, count - 2);
  await moveTokens();
  await refusesAnotherFile(broken);
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

it('creates no demo contract', async () => {
  const deployment = deploymentIn(join(folder, 'broken.json'));
  assert.equal(deployment.demo, undefined);
  const { config } = readConfiguration(configuration());
  assert.ok(config);
  const { addresses, contracts } = planOf(config, deployer.address);
  const created = await chain.client.getContractEvents({
    ...{ address: addresses.launcher, abi: launcherAbi, eventName: 'Deployed', fromBlock: 0n, strict: true },
  });
  assert.equal(created.length, contracts.length);
  for (const { args } of created) {
    const code = await chain.client.getCode({ address: args.at });
    assert.ok(code);
    for (const artifact of DEMO_ARTIFACTS)
      assert.ok(!isCodeOf(artifact, code, args.at), `${artifact} at ${args.at}`);
  }
});

it('lets anyone stake and buy cover at once', async () => {
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

it('names each setting in which the chain differs from the file', async () => {
  const { pools, ...rest } = configuration();
  const [first, second] = pools;
  const [changed, ...others] = first.products;
  assert.ok(changed);
  const products = [{ ...changed, riskRateBps: 200 }, ...others];
  writeMutual(file, { ...rest, pools: [{ ...first, products }, second] });
  const run = launch(join(folder, 'broken.json'));
  assert.equal(await run.ended, 1);
  assert.match(
    run.output(),
    /pools\[0\]\.products\[0\]\.riskRate: the chain has 15000000000000000, but the file says 20000000000000000\./,
  );
});
