// What became of something that was sent. Only its own receipt, with its own event, says that it succeeded.

import { type Address, getAddress, type TransactionReceipt } from 'viem';
import { type CallsStatus, watchCalls } from './calls';
import { isRevert } from './failure';
import { isHash } from './hash';
import { requireSuccess, type SafeService, thresholdOf, watchSafe } from './safe';
import { TxEnded } from './types';
import { keepLooking, type Watch, watchTransaction } from './watch';

/** What a watch asks besides the chain. */
export type Sources = {
  service: SafeService;
  /** Of calls that were handed to the wallet in one step. */
  callsStatus: (id: string) => Promise<CallsStatus>;
  /** Whether what was sent for is the case already: how some contract accounts' executions are seen. */
  isDone?: (() => Promise<boolean>) | undefined;
};

const REFUSED =
  'The network refused the transaction. Reload the page to see the latest figures, then try again.';
const OUT_OF_GAS =
  'It ran out of gas: the limit was too low for what happened meanwhile. Try again, and leave the limit to the app.';
const NOT_IN_IT =
  'The transaction was mined, but your wallet did not carry out this action in it. Look at your wallet’s activity before you send it again.';

const isSame = (a: Address, b: Address) => a.toLowerCase() === b.toLowerCase();

/** The reason of a transaction that was mined and failed: the call is made again at its block. */
async function failure({ context: { client } }: Watch, receipt: TransactionReceipt): Promise<never> {
  const hash = receipt.transactionHash;
  // a node that does not answer now leaves the receipt's word: it was sent, and failed
  const transaction = await client.getTransaction({ hash }).catch(() => null);
  if (!transaction) throw new TxEnded('reverted', REFUSED, hash);
  const { to, input, from, gas, value } = transaction;
  const isSpent = receipt.gasUsed * 64n >= gas * 63n;
  await client
    .call({ account: from, to, data: input, value, gas, blockNumber: receipt.blockNumber })
    .catch((error: unknown) => {
      // a node that cannot repeat it says nothing of the reason
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
    const message = `Your wallet sent it from ${getAddress(receipt.from)}, not from the account that is connected here. What it did belongs to that account.`;
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
 * Waits, however long it takes, and throws unless what was sent did what it was sent for. Null: done, without a receipt.
 * @param left Rejects when nobody waits for it any more.
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
