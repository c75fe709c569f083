// Follows what was sent to its outcome. Only its own receipt, with its own event, counts as success.

import { type Address, getAddress, type TransactionReceipt } from 'viem';
import { type CallsStatus, watchCalls } from './calls';
import { isRevert } from './failure';
import { isHash } from './hash';
import { requireSuccess, type SafeService, thresholdOf, watchSafe } from './safe';
import { TxEnded } from './types';
import { keepLooking, type Watch, watchTransaction } from './watch';

/** Sources of a watch besides the chain. */
export type Sources = {
  service: SafeService;
  /** Status of a batch that the wallet was given. */
  callsStatus: (id: string) => Promise<CallsStatus>;
  /** Whether the intended effect is already on chain. Some contract accounts' executions show only in this way. */
  isDone?: (() => Promise<boolean>) | undefined;
};

const REFUSED =
  'The network refused the transaction. Reload the page to see the latest figures, then try again.';
const OUT_OF_GAS =
  'It ran out of gas: the limit became too low before it was mined. Try again without changing the gas limit that the app sets.';
const NOT_IN_IT =
  'The transaction was mined, but your wallet did not execute this action in it. Check your wallet’s activity before you send it again.';

const isSame = (a: Address, b: Address) => a.toLowerCase() === b.toLowerCase();

/** The revert reason of a mined transaction, found by repeating the call at its block. */
async function failure({ context: { client } }: Watch, receipt: TransactionReceipt): Promise<never> {
  const hash = receipt.transactionHash;
  // if the node does not answer, only the receipt is known: it failed
  const transaction = await client.getTransaction({ hash }).catch(() => null);
  if (!transaction) throw new TxEnded('reverted', REFUSED, hash);
  const { to, input, from, gas, value } = transaction;
  const isSpent = receipt.gasUsed * 64n >= gas * 63n;
  await client
    .call({ account: from, to, data: input, value, gas, blockNumber: receipt.blockNumber })
    .catch((error: unknown) => {
      // if the node cannot repeat it, the reason stays unknown
      if (isRevert(error)) throw error;
    });
  throw new TxEnded('reverted', isSpent ? OUT_OF_GAS : REFUSED, hash);
}

async function checked(watch: Watch, receipt: TransactionReceipt): Promise<TransactionReceipt> {
  const { sent, context } = watch;
  if (receipt.status === 'reverted') return failure(watch, receipt);
  if (sent.kind !== 'transaction') requireSuccess(receipt, context.account, sent.id);
  // a contract account's transaction can succeed while the call inside it failed
  const isDirect = receipt.to == null || isSame(receipt.to, sent.to);
  const hasActed = receipt.logs?.some(({ address }) => isSame(address, sent.to));
  if (!isDirect && !hasActed) throw new TxEnded('reverted', NOT_IN_IT, receipt.transactionHash);
  if (sent.kind === 'transaction' && isDirect && receipt.from && !isSame(receipt.from, context.account)) {
    const message = `Your wallet sent it from ${getAddress(receipt.from)}, not from the account that is connected here. Its result belongs to that account.`;
    throw new TxEnded('foreign', message, receipt.transactionHash);
  }
  return receipt;
}

async function waysOf(watch: Watch, sources: Sources): Promise<Promise<TransactionReceipt | null>[]> {
  const { sent, context } = watch;
  const ways: Promise<TransactionReceipt | null>[] = [];
  // a contract account may answer with the hash of a transaction that it sent itself
  if (sent.kind !== 'calls') ways.push(watchTransaction(watch));
  if (sent.kind === 'calls') ways.push(watchCalls(watch, sources.callsStatus));
  if (sent.kind !== 'transaction' && isHash(sent.id)) {
    const threshold = await thresholdOf(context.client, context.account);
    if (threshold !== null) ways.push(watchSafe(watch, sources.service));
  }
  const { isDone } = sources;
  if (sent.kind === 'proposal' && isDone)
    ways.push(keepLooking(watch, async () => ((await isDone()) ? true : null)).then(() => null));
  return ways;
}

/**
 * Waits without a time limit. Throws unless the transaction had its intended effect. Null: done, without a receipt.
 * @param left Rejects when nobody is waiting any more.
 */
export async function follow(
  watch: Omit<Watch, 'signal'>,
  sources: Sources,
  left?: Promise<never>,
): Promise<TransactionReceipt | null> {
  const over = new AbortController();
  const whole = { ...watch, signal: over.signal };
  try {
    const receipt = await Promise.race([...(await waysOf(whole, sources)), ...(left ? [left] : [])]);
    return receipt && (await checked(whole, receipt));
  } finally {
    over.abort();
  }
}
