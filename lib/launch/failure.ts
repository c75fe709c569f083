// Why the chain would refuse a transaction of the plan, as forge's simulation tells it.

import { decodeErrorResult, type Hex } from 'viem';
import { launcherAbi } from '@/lib/contracts/abis';
import { everyErrorAbi } from '@/lib/errors';

const abi = [...launcherAbi, ...everyErrorAbi];

/** `call 8: TokenKnown(0x…)`; the launcher wraps what its calls failed with. */
function reasonOf(data: Hex): string {
  try {
    const { errorName, args = [] } = decodeErrorResult({ abi, data });
    if (errorName !== 'CallFailed') return `${errorName}(${args.join(', ')})`;
    const [index, answer] = args as readonly [bigint, Hex];
    return `call ${index + 1n}: ${reasonOf(answer)}`;
  } catch {
    return data === '0x' ? 'without a reason' : data;
  }
}

/** @param titles Of the transactions, in their order. */
export function failureOf(output: string, titles: string[]): string {
  const [, index, data] = /TransactionFailed\((\d+), (0x[0-9a-f]*)\)/.exec(output) ?? [];
  if (index === undefined) return output;
  return `${titles[Number(index)]}: ${reasonOf(data as Hex)}`;
}
