// What became of a transaction that was sent. Only its own receipt says that it succeeded.

import type { Address, Hash, ReplacementReason, TransactionReceipt } from 'viem';
import { isNetworkError } from './failure';
import { type FlowContext, TxProblem } from './types';

/** What is needed to watch a transaction again after a reload. */
export type Watched = {
  hash: Hash;
  /** The contract that it calls. */
  to: Address;
  /** Unknown when the node did not show it after sending, or when a contract account proposed it. */
  nonce?: number;
};

const SLOW_AFTER = 60_000;
const LOOK_EVERY = 15_000;
const RETRY_AFTER = 4_000;

const pause = (time: number) => new Promise((resolve) => setTimeout(resolve, time));

const REPLACED: Record<Exclude<ReplacementReason, 'repriced'>, string> = {
  cancelled: 'You cancelled it in your wallet, so it was not carried out.',
  replaced: 'Your wallet replaced it with another transaction, so it was not carried out.',
};
const GONE =
  'Your wallet sent another transaction in its place, or the network dropped it. Look at your wallet’s activity before you send it again.';
const NOT_IN_IT =
  'The transaction was mined, but your wallet did not carry out this action in it. Look at your wallet’s activity before you send it again.';

/** Its receipt, or that of the same call at another fee. A node that does not answer is asked again. */
async function ownReceipt({ client }: FlowContext, hash: Hash): Promise<TransactionReceipt> {
  for (;;) {
    let replaced: ReplacementReason | undefined;
    const onReplaced = ({ reason }: { reason: ReplacementReason }) => {
      replaced = reason;
    };
    try {
      const receipt = await client.waitForTransactionReceipt({ hash, timeout: 0, onReplaced });
      if (replaced && replaced !== 'repriced') throw new TxProblem(REPLACED[replaced]);
      return receipt;
    } catch (error) {
      if (!isNetworkError(error)) throw error;
      await pause(RETRY_AFTER);
    }
  }
}

/** Rejects once the account's nonce has passed a transaction that has no receipt; `isOver` ends the watch. */
async function gone(
  { client, account }: FlowContext,
  { hash, nonce }: Watched,
  isOver: () => boolean,
): Promise<never> {
  let missed = 0;
  while (nonce !== undefined && !isOver() && missed < 2) {
    await pause(LOOK_EVERY);
    const [used, receipt] = await Promise.all([
      client.getTransactionCount({ address: account }).catch(() => 0),
      client.getTransactionReceipt({ hash }).catch(() => null),
    ]);
    // twice: another node may be a block behind
    missed = receipt === null && used > nonce ? missed + 1 : 0;
  }
  if (missed > 0) throw new TxProblem(GONE);
  return new Promise(() => undefined);
}

/** The reason of a transaction that was mined and failed: the call is made again at its block. */
async function failure({ client }: FlowContext, receipt: TransactionReceipt): Promise<never> {
  const { to, input, from, gas } = await client.getTransaction({ hash: receipt.transactionHash });
  await client.call({ account: from, to, data: input, gas, blockNumber: receipt.blockNumber });
  throw new TxProblem(
    'The network refused the transaction. Reload the page to see the latest figures, then try again.',
  );
}

const isSame = (a: Address, b: Address) => a.toLowerCase() === b.toLowerCase();

/** Waits for a transaction, however long it takes, and throws unless it did what it was sent for. */
export async function settle(
  context: FlowContext,
  watched: Watched,
  onSlow: () => void = () => undefined,
): Promise<TransactionReceipt> {
  let isOver = false;
  const slow = setTimeout(onSlow, SLOW_AFTER);
  try {
    const receipt = await Promise.race([
      ownReceipt(context, watched.hash),
      gone(context, watched, () => isOver),
    ]);
    if (receipt.status === 'reverted') return await failure(context, receipt);
    // a contract account's transaction can succeed while the call inside it failed
    const isDirect = receipt.to == null || isSame(receipt.to, watched.to);
    const hasActed = receipt.logs?.some(({ address }) => isSame(address, watched.to));
    if (!isDirect && !hasActed) throw new TxProblem(NOT_IN_IT);
    return receipt;
  } finally {
    isOver = true;
    clearTimeout(slow);
  }
}
