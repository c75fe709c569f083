import {
  type Address,
  BaseError,
  ContractFunctionRevertedError,
  ContractFunctionZeroDataError,
  type PublicClient,
} from 'viem';
import { courtArbiterAbi } from '../contracts/abis';

/** What a ruling costs, in the network's own coin, and whether it was asked for. */
export type Court = { cost: bigint; isAsked: boolean };

/** Whether there is no such function at the address; a node that does not answer says nothing of that. */
const isMissing = (error: unknown): boolean =>
  error instanceof BaseError &&
  error.walk(
    (cause) =>
      cause instanceof ContractFunctionRevertedError || cause instanceof ContractFunctionZeroDataError,
  ) !== null;

/** The court behind an arbiter; null for an arbiter without one. */
export async function readCourt(
  client: PublicClient,
  arbiter: Address,
  incident: number,
): Promise<Court | null> {
  const here = { address: arbiter, abi: courtArbiterAbi } as const;
  try {
    const [cost, dispute] = await Promise.all([
      client.readContract({ ...here, functionName: 'cost' }),
      client.readContract({ ...here, functionName: 'disputeOf', args: [BigInt(incident)] }),
    ]);
    return { cost, isAsked: dispute > 0n };
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}
