// Simulates a batch of calls before the wallet asks for a signature.

import { isRevert, revertName } from './failure';
import type { Call, FlowContext } from './types';

/** Errors that only mean a missing approval; other tokens give no reason at all. */
const WITHOUT_APPROVAL: readonly (string | undefined)[] = [
  'ERC20InsufficientAllowance',
  'SafeERC20FailedOperation',
  undefined,
];

/** Simulates them in order on the latest block (eth_simulateV1). Null if the node does not support it. */
async function simulated({ client, account }: FlowContext, calls: readonly Call[]) {
  const blocks = [{ calls: calls.map((call) => ({ account, ...call })) }];
  const answer = await client.simulateBlocks({ blocks }).catch(() => null);
  return answer?.[0]?.calls ?? null;
}

/** Simulates each call alone. A failure for want of an earlier call is ignored. */
async function tryEach({ client, account }: FlowContext, calls: readonly Call[]): Promise<void> {
  for (const [index, call] of calls.entries()) {
    await client.call({ account, ...call }).catch((error: unknown) => {
      const isForWant = isRevert(error) && WITHOUT_APPROVAL.includes(revertName(error));
      if (index === 0 || !isForWant) throw error;
    });
  }
}

/** Throws the error of the first call that would revert. */
export async function rehearse(context: FlowContext, calls: readonly Call[]): Promise<void> {
  const results = await simulated(context, calls);
  if (!results) return tryEach(context, calls);
  const refused = results.find(({ status }) => status === 'failure');
  if (refused) throw Object.assign(new Error('Execution reverted.'), { data: refused.data ?? '0x' });
}
