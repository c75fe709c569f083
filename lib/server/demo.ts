import 'server-only';
import {
  type Address,
  createTestClient,
  createWalletClient,
  encodeFunctionData,
  http,
  parseEther,
  parseUnits,
  publicActions,
} from 'viem';
import { mnemonicToAccount } from 'viem/accounts';
import { chainOf } from '@/lib/chains';
import { demoFaucetAbi, demoFeedAbi } from '@/lib/contracts/abis';
import { type Deployment, findDeployment } from '@/lib/contracts/deployment';
import type { Beat } from '@/lib/demo/scenes';
import { accounts, mnemonic } from '@/lib/dev/accounts.mjs';
import { repeatPrices } from '@/lib/dev/feed.mjs';
import { rpc } from '@/lib/dev/rpc.mjs';
import { currentChain } from '@/lib/server/chains';
import { expireHead, publicClient } from '@/lib/server/client';
import { SECONDS_A_DAY } from '@/lib/time';

/** The account of the demo chain that pays for the faucet; no role of the story uses it. */
const FAUCET_ACCOUNT = 9;
/** Who deployed the demo owns its feeds. */
const FEED_OWNER = 0;
const FUEL = parseEther('10');

export const MAX_JUMP_SECONDS = 400 * SECONDS_A_DAY;

async function connection() {
  const { facts, rpcUrl } = await currentChain();
  return { chain: chainOf(facts), transport: http(rpcUrl) };
}

/** The demo's contracts; null on every chain that is not made for trying things out. */
export async function findDemo() {
  return (await findDeployment())?.demo ?? null;
}

let queue: Promise<unknown> = Promise.resolve();

/** One at a time: two drips at once would use the same nonce. */
function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
  const turn = queue.then(work, work).finally(expireHead);
  queue = turn.catch(() => undefined);
  return turn;
}

type Demo = NonNullable<Deployment['demo']>;

/** Gives an account what the story needs: coin for fees, the demo assets and the governance token. */
export function drip(demo: Demo, to: Address): Promise<void> {
  return inTurn(async () => {
    const account = mnemonicToAccount(mnemonic, { addressIndex: FAUCET_ACCOUNT });
    const client = createWalletClient({ account, ...(await connection()) }).extend(publicActions);
    const fuel = await client.sendTransaction({ to, value: FUEL });
    await client.waitForTransactionReceipt({ hash: fuel });
    const drop = await client.writeContract({
      address: demo.faucet,
      abi: demoFaucetAbi,
      functionName: 'drip',
      args: [to],
    });
    await client.waitForTransactionReceipt({ hash: drop });
    await repeatPrices((await currentChain()).rpcUrl, demo);
  });
}

/** The demo's feeds, by their names in the deployment. */
export const FEEDS = ['feed', 'etherFeed'] as const;
export type FeedName = (typeof FEEDS)[number];

export const PRICE_DECIMALS = 8;
/** Above zero, below a million million, 8 decimals at most. */
export const PRICE_PATTERN = /^(?=.*[1-9])\d{1,12}(\.\d{1,8})?$/;

export type FeedPrice = { name: FeedName; title: string; price: bigint; updatedAt: number };

/** What the feeds say now. Prices have `PRICE_DECIMALS` decimals. */
export function readFeeds(demo: Demo): Promise<FeedPrice[]> {
  return Promise.all(
    FEEDS.map(async (name) => {
      const contract = { address: demo[name], abi: demoFeedAbi } as const;
      const [title, [, price, , updatedAt]] = await Promise.all([
        publicClient().readContract({ ...contract, functionName: 'description' }),
        publicClient().readContract({ ...contract, functionName: 'latestRoundData' }),
      ]);
      return { name, title, price, updatedAt: Number(updatedAt) };
    }),
  );
}

/** A new round of one feed, now, signed by the feed's owner. `price` matches `PRICE_PATTERN`. */
export function publishPrice(demo: Demo, feed: FeedName, price: string): Promise<void> {
  return inTurn(async () => {
    const account = mnemonicToAccount(mnemonic, { addressIndex: FEED_OWNER });
    const client = createWalletClient({ account, ...(await connection()) }).extend(publicActions);
    const hash = await client.writeContract({
      address: demo[feed],
      abi: demoFeedAbi,
      functionName: 'push',
      args: [parseUnits(price, PRICE_DECIMALS)],
    });
    await client.waitForTransactionReceipt({ hash });
  });
}

/**
 * Rounds of one feed with time of the chain between them; each `price` matches `PRICE_PATTERN`. Answers with the time.
 * Anvil signs for the feed's owner and answers once a round is mined, so that nothing is polled for.
 */
export function publishRounds(demo: Demo, feed: FeedName, beats: readonly Beat[]): Promise<number> {
  return inTurn(async () => {
    const { rpcUrl } = await currentChain();
    for (const { after, price } of beats) {
      const args = [parseUnits(price, PRICE_DECIMALS)] as const;
      const data = encodeFunctionData({ abi: demoFeedAbi, functionName: 'push', args });
      await rpc(rpcUrl, 'evm_increaseTime', [after]);
      const round = { from: accounts.deployer.address, to: demo[feed], data };
      await rpc(rpcUrl, 'eth_sendTransactionSync', [round]);
    }
    const { timestamp } = await rpc(rpcUrl, 'eth_getBlockByNumber', ['latest', false]);
    return Number(timestamp);
  });
}

/** Moves the demo chain's clock; its price feeds move along. */
export function moveClock(demo: Demo, seconds: number): Promise<number> {
  return inTurn(async () => {
    const client = createTestClient({ mode: 'anvil', ...(await connection()) }).extend(publicActions);
    await client.increaseTime({ seconds });
    await client.mine({ blocks: 1 });
    await repeatPrices((await currentChain()).rpcUrl, demo);
    return Number((await client.getBlock()).timestamp);
  });
}
