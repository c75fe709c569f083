// Calls that a wallet carries out together are tried together before anybody signs them.

import { isRevert, revertName } from './failure';
import type { Call, FlowContext } from './types';

/** What a call is refused with when only an approval before it is missing; tokens of other kinds give no reason at all. */
const WITHOUT_APPROVAL: readonly (string | undefined)[] = [
  'ERC20InsufficientAllowance',
  'SafeERC20FailedOperation',
  undefined,
];

/** One after the other on top of the latest block (eth_simulateV1). Null from a node that does not simulate. */
async function simulated({ client, account }: FlowContext, calls: readonly Call[]) {
  const blocks = [{ calls: calls.map((call) => ({ account, ...call })) }];
  const answer = await client.simulateBlocks({ blocks }).catch(() => null);
  return answer?.[0]?.calls ?? null;
}

/** Each for itself: what is refused for want of the calls before it says nothing. */
async function tryEach({ client, account }: FlowContext, calls: readonly Call[]): Promise<void> {
  for (const [index, call] of calls.entries()) {
    await client.call({ account, ...call }).catch((error: unknown) => {
      const isForWant = isRevert(error) && WITHOUT_APPROVAL.includes(revertName(error));
      if (index === 0 || !isForWant) throw error;
    });
  }
}

/** Throws what the first of the calls that would be refused is refused with. */
export async function rehearse(context: FlowContext, calls: readonly Call[]): Promise<void> {
  const results = await simulated(context, calls);
  if (!results) return tryEach(context, calls);
  const refused = results.find(({ status }) => status === 'failure');
  if (refused) throw Object.assign(new Error('Execution reverted.'), { data: refused.data ?? '0x' });
}
