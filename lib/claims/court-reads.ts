import type { Address, PublicClient } from 'viem';
import { courtArbiterAbi } from '../contracts/abis';
import { nullIfMissing } from '../contracts/refused';

/** What a ruling costs, in the network's own coin, and whether it was asked for. */
export type Court = { cost: bigint; isAsked: boolean };

/** The court behind an arbiter; null for an arbiter without one. */
export async function readCourt(
  client: PublicClient,
  arbiter: Address,
  incident: number,
): Promise<Court | null> {
  const here = { address: arbiter, abi: courtArbiterAbi } as const;
  const answers = await nullIfMissing(
    Promise.all([
      client.readContract({ ...here, functionName: 'cost' }),
      client.readContract({ ...here, functionName: 'disputeOf', args: [BigInt(incident)] }),
    ]),
  );
  return answers && { cost: answers[0], isAsked: answers[1] > 0n };
}
