// Reads from the chain how far a launch is. Nothing is stored elsewhere.

import type { Address } from 'viem';
import { launcherAbi } from '@/lib/contracts/abis';
import { pause } from '@/lib/dev/process.mjs';
import { say } from '@/lib/dev/progress.mjs';
import type { Client } from './chain-rules';
import type { Addresses, Plan, Step } from './plan';

const hasCode = async (client: Client, address: Address) =>
  ((await client.getCode({ address })) ?? '0x') !== '0x';

/** Steps that are not done yet, in order. */
export async function missingSteps(client: Client, { addresses, steps }: Plan): Promise<Step[]> {
  const isThere = await hasCode(client, addresses.launcher);
  const isDone = (step: Step) => {
    if ('creates' in step) return hasCode(client, step.creates);
    const launcher = { address: addresses.launcher, abi: launcherAbi } as const;
    return isThere && client.readContract({ ...launcher, functionName: 'isDone', args: [step.step] });
  };
  const done = await Promise.all(steps.map(isDone));
  return steps.filter((_, index) => !done[index]);
}

/** Waits for transactions that an interrupted run has sent, so that none of them is sent again. */
export async function waitForPending(client: Client, sender: Address) {
  let hasSaid = false;
  for (;;) {
    const [pending, latest] = await Promise.all([
      client.getTransactionCount({ address: sender, blockTag: 'pending' }),
      client.getTransactionCount({ address: sender, blockTag: 'latest' }),
    ]);
    if (pending <= latest) return;
    if (!hasSaid)
      say(
        `  Waiting for ${pending - latest} transaction(s) of ${sender} that the chain has not included yet.`,
      );
    hasSaid = true;
    await pause(2_000);
  }
}

/** The block in which the launcher was created, found by its timestamp; the first of several blocks with the same timestamp. */
export async function firstBlock(client: Client, { launcher }: Addresses): Promise<number> {
  const time = await client.readContract({
    address: launcher,
    abi: launcherAbi,
    functionName: 'LAUNCHED_AT',
  });
  let [low, high] = [0n, await client.getBlockNumber()];
  while (low < high) {
    const middle = (low + high) / 2n;
    const { timestamp } = await client.getBlock({ blockNumber: middle });
    if (timestamp < time) low = middle + 1n;
    else high = middle;
  }
  return Number(low);
}
