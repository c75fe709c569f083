import { type Address, createTestClient, createWalletClient, http, parseEther, publicActions } from 'viem';
import { mnemonicToAccount } from 'viem/accounts';
import { chainOf } from '@/lib/chains';
import { demoFaucetAbi } from '@/lib/contracts/abis';
import { type Deployment, findDeployment } from '@/lib/contracts/deployment';
import { mnemonic } from '@/lib/dev/accounts.mjs';
import { repeatPrices } from '@/lib/dev/feed.mjs';
import { serverEnv } from '@/lib/env';
import { SECONDS_A_DAY } from '@/lib/time';

/** The account of the demo chain that pays for the faucet; no role of the story uses it. */
const FAUCET_ACCOUNT = 9;
const FUEL = parseEther('10');

export const MAX_JUMP_SECONDS = 400 * SECONDS_A_DAY;

const transport = () => {
  const { chainId, rpcUrl } = serverEnv();
  return { chain: chainOf({ chainId, rpcUrl }), transport: http(rpcUrl) };
};

/** The demo's contracts; null on every chain that is not made for trying things out. */
export async function findDemo() {
  return (await findDeployment())?.demo ?? null;
}

let queue: Promise<unknown> = Promise.resolve();

/** One at a time: two drips at once would use the same nonce. */
function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
  const turn = queue.then(work, work);
  queue = turn.catch(() => undefined);
  return turn;
}

type Demo = NonNullable<Deployment['demo']>;

/** Gives an account what the story needs: coin for fees, the demo assets and the governance token. */
export function drip(demo: Demo, to: Address): Promise<void> {
  return inTurn(async () => {
    const account = mnemonicToAccount(mnemonic, { addressIndex: FAUCET_ACCOUNT });
    const client = createWalletClient({ account, ...transport() }).extend(publicActions);
    const fuel = await client.sendTransaction({ to, value: FUEL });
    await client.waitForTransactionReceipt({ hash: fuel });
    const drop = await client.writeContract({
      address: demo.faucet,
      abi: demoFaucetAbi,
      functionName: 'drip',
      args: [to],
    });
    await client.waitForTransactionReceipt({ hash: drop });
    await repeatPrices(serverEnv().rpcUrl, demo);
  });
}

/** Moves the demo chain's clock; its price feeds move along. */
export function moveClock(demo: Demo, seconds: number): Promise<number> {
  return inTurn(async () => {
    const client = createTestClient({ mode: 'anvil', ...transport() }).extend(publicActions);
    await client.increaseTime({ seconds });
    await client.mine({ blocks: 1 });
    await repeatPrices(serverEnv().rpcUrl, demo);
    return Number((await client.getBlock()).timestamp);
  });
}
