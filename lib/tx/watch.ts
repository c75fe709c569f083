// Follows a transaction from the wallet's answer to its receipt, or to the transaction that replaced it.

import {
  type Address,
  type Hash,
  keccak256,
  type PublicClient,
  type Transaction,
  TransactionNotFoundError,
  type TransactionReceipt,
  TransactionReceiptNotFoundError,
} from 'viem';
import { isHash } from './hash';
import { successorOf } from './successor';
import { type FlowContext, type Progress, type Report, type Sent, TxEnded, TxProblem } from './types';

export type Watch = {
  context: FlowContext;
  sent: Sent;
  /** What was known before, for example before a reload. */
  known: Progress;
  report: Report;
  signal: AbortSignal;
};

const SLOW_AFTER = 60_000;
/** A transaction counts as dropped when the node has stopped listing it for this long. */
const DROPPED_AFTER = 6_000;
const RETRY_AFTER = 4_000;

const CANCELLED = 'You cancelled it in your wallet, so it was not executed.';
const REPLACED = 'Your wallet replaced it with another transaction, so it was not executed.';
const GONE =
  'Your wallet sent another transaction in its place, so it was not executed. Check your wallet’s activity before you send it again.';

/** Resolves early when the watch ends. */
export const pause = (time: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, time);
    signal.addEventListener('abort', end);
  });

const nullFor =
  (kind: new (...args: never[]) => Error) =>
  (error: unknown): null => {
    if (error instanceof kind) return null;
    throw error;
  };

export const receiptOf = (client: PublicClient, hash: Hash): Promise<TransactionReceipt | null> =>
  client.getTransactionReceipt({ hash }).catch(nullFor(TransactionReceiptNotFoundError));

const transactionOf = (client: PublicClient, hash: Hash): Promise<Transaction | null> =>
  client.getTransaction({ hash }).catch(nullFor(TransactionNotFoundError));

const isSame = (a: Address, b: Address) => a.toLowerCase() === b.toLowerCase();

const isSameCall = ({ to, input }: Transaction, sent: Sent) =>
  to != null && isSame(to, sent.to) && keccak256(input) === sent.data;

const isCancellation = ({ from, to, value, input }: Transaction) =>
  to != null && isSame(from, to) && value === 0n && input === '0x';

/** The same call at another fee is followed; any other replacement ends the watch. */
async function judgeSuccessor(
  { context: { client }, sent, report }: Watch,
  successor: Transaction | null,
): Promise<TransactionReceipt | null> {
  if (!successor) throw new TxEnded('replaced', GONE);
  const { hash } = successor;
  if (hash === sent.id || isSameCall(successor, sent)) {
    if (hash !== sent.id) report({ hash });
    return receiptOf(client, hash);
  }
  throw isCancellation(successor)
    ? new TxEnded('cancelled', CANCELLED, hash)
    : new TxEnded('replaced', REPLACED, hash);
}

/** Polls; a node that does not answer is asked again. */
export async function keepLooking<Found>(
  { context: { client }, signal }: Watch,
  look: () => Promise<Found | null>,
): Promise<Found> {
  for (;;) {
    let wait = client.pollingInterval;
    try {
      const found = await look();
      if (found !== null) return found;
    } catch (error) {
      if (error instanceof TxProblem) throw error;
      wait = RETRY_AFTER;
    }
    if (signal.aborted) return new Promise(() => undefined);
    await pause(wait, signal);
  }
}

/** Its receipt, or that of the same call at another fee. Throws if another transaction replaced it. */
export function watchTransaction(watch: Watch): Promise<TransactionReceipt> {
  const { context, sent, known, report } = watch;
  const { client } = context;
  const hash = known.hash ?? (sent.id as Hash);
  let { nonce } = known;
  let from = context.account;
  let wasListed = known.isListed !== undefined;
  let missingSince: number | null = null;
  let passed = 0;
  let looked = sent.mined;

  /** The wallet may have answered with another hash than that of what it sent: the same call among the account's newer ones. */
  const findUnlisted = async (): Promise<TransactionReceipt | null> => {
    if (looked === undefined) return null;
    const used = await client.getTransactionCount({ address: from });
    for (; looked < used; looked++) {
      const one = await successorOf(client, { from, nonce: looked, since: sent.block });
      if (!one) return null;
      if (!isSameCall(one, sent)) continue;
      report({ hash: one.hash });
      return receiptOf(client, one.hash);
    }
    return null;
  };

  const tellOf = (listed: boolean, used: number | null) => {
    wasListed ||= listed;
    missingSince = listed ? null : (missingSince ?? Date.now());
    const isLost = missingSince !== null && Date.now() - missingSince >= DROPPED_AFTER;
    report({
      ...(nonce === undefined ? {} : { nonce }),
      ...(wasListed ? { isListed: !isLost } : {}),
      ...(nonce === undefined || used === null ? {} : { behind: Math.max(0, nonce - used) }),
      isSlow: Date.now() - sent.sentAt >= SLOW_AFTER,
    });
  };

  return keepLooking(watch, async () => {
    const [receipt, transaction] = isHash(hash)
      ? await Promise.all([receiptOf(client, hash), transactionOf(client, hash)])
      : [null, null];
    if (receipt) return receipt;
    nonce = transaction?.nonce ?? nonce;
    from = transaction?.from ?? from;
    if (nonce === undefined || sent.kind !== 'transaction') {
      tellOf(transaction !== null, null);
      return sent.kind === 'proposal' ? null : findUnlisted();
    }
    const used = await client.getTransactionCount({ address: from });
    // twice: another node may be a block behind
    passed = used > nonce ? passed + 1 : 0;
    if (passed === 0) tellOf(transaction !== null, used);
    if (passed < 2) return null;
    const search = { from, nonce, since: sent.block };
    return judgeSuccessor(watch, await successorOf(client, search));
  });
}
