// Explains why a transaction of the plan would revert, from the output of forge's simulation.

import { decodeErrorResult, type Hex } from 'viem';
import { launcherAbi } from '@/lib/contracts/abis';
import { everyErrorAbi } from '@/lib/errors';

const abi = [...launcherAbi, ...everyErrorAbi];

/** For example `call 8: TokenKnown(0x…)`. The launcher wraps the errors of its calls in `CallFailed`. */
function reasonOf(data: Hex): string {
  try {
    const { errorName, args = [] } = decodeErrorResult({ abi, data });
    if (errorName === 'NotOwner')
      return `the key is of ${args[0]}, but the launch was planned for another account: remove --sender, or set it to the account of the key.`;
    if (errorName !== 'CallFailed') return `${errorName}(${args.join(', ')})`;
    const [index, answer] = args as readonly [bigint, Hex];
    return `call ${index + 1n}: ${reasonOf(answer)}`;
  } catch {
    return data === '0x' ? 'without a reason' : data;
  }
}

/** Explains a failed simulation. @param titles Titles of the simulated transactions, in order. */
export function failureOf(output: string, titles: string[]): string {
  const [, option] = /unexpected argument '([^']+)'/.exec(output) ?? [];
  if (option) return `${option} is not an option of npm run launch or forge script.`;
  const [, index, data] = /TransactionFailed\((\d+), (0x[0-9a-f]*)\)/.exec(output) ?? [];
  const reason = index === undefined ? output : `${titles[Number(index)]}: ${reasonOf(data as Hex)}`;
  return `The launch would fail. ${reason}`;
}
