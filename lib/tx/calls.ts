import type { Hash, TransactionReceipt } from 'viem';
import { isUnknownCalls, isUnsupported } from './failure';
import { TxEnded } from './types';
import { keepLooking, receiptOf, type Watch } from './watch';

/** A wallet's status of a batch of calls (EIP-5792). */
export type CallsStatus = { statusCode: number; hash: Hash | undefined };

const NOT_CARRIED_OUT = 'Your wallet did not execute the request. Nothing was changed.';
const FAILED = 'Your wallet sent it, and the contracts refused it. Nothing was changed.';
const IN_PART =
  'Your wallet executed only part of the request. Check its activity, then press the button again for the rest.';
const FORGOTTEN =
  'Your wallet no longer knows the status of this request. Check its activity before you send it again.';

/** Status codes of EIP-5792: 1xx pending, 2xx confirmed, 4xx not sent, 5xx reverted, 6xx partly reverted. */
export function watchCalls(
  watch: Watch,
  statusOf: (id: string) => Promise<CallsStatus>,
): Promise<TransactionReceipt> {
  const { context, sent, report } = watch;
  return keepLooking(watch, async () => {
    const status = await statusOf(sent.id).catch((error: unknown) => {
      if (isUnknownCalls(error) || isUnsupported(error)) throw new TxEnded('replaced', FORGOTTEN);
      throw error;
    });
    const { statusCode, hash } = status;
    if (hash) report({ hash });
    if (statusCode >= 600) throw new TxEnded('reverted', IN_PART, hash);
    if (statusCode >= 500) throw new TxEnded('reverted', FAILED, hash);
    if (statusCode >= 400) throw new TxEnded('cancelled', NOT_CARRIED_OUT, hash);
    report({ isSlow: Date.now() - sent.sentAt >= 60_000 });
    return statusCode >= 200 && hash ? receiptOf(context.client, hash) : null;
  });
}
