import { BaseError, decodeErrorResult, type Hex, isHex, UserRejectedRequestError } from 'viem';
import { describeRevert, everyErrorAbi, type Unit } from '../errors';
import { isMissingCoin } from './fee';
import type { TxEvent } from './machine';
import { TxEnded, TxLeft, TxProblem } from './types';

/** Shown in place of viem's transport errors. */
const NETWORK = 'The network did not answer, so nothing was sent. Check your connection and try again.';
const NODE = 'The network’s node could not answer. This step was not sent. Wait a moment and try again.';
/** A bug of the app. */
const UNPREPARED = 'The app could not prepare this step, so it was not sent. Reload the page and try again.';
const NO_COIN =
  'Your account has too little of the network’s native token for this transaction and its fee. Add some and try again.';
const WALLET =
  'Your wallet reported an error. Check its activity before you try again: if it shows no transaction, nothing was sent.';

const LOCKED = 'Your wallet is locked, or no longer shows this account to the app. Unlock it and try again.';
const DISCONNECTED =
  'Your wallet is not connected to the network. Check the message in your wallet, then try again.';
const ASKED_ALREADY =
  'Your wallet is still waiting for your answer to an earlier request. Open it, answer the request, then try again.';
const NOT_OFFERED = 'Your wallet does not support this step, so nothing was sent. Try another wallet.';
const OTHER_ACCOUNT =
  'Your wallet is on a different account than when you started. Switch back to the first account, or start again with the new one. This step was not sent.';
const OTHER_NETWORK = 'Your wallet is on another network. Switch it and try again.';

type Detailed = {
  code?: unknown;
  data?: unknown;
  raw?: unknown;
  name?: string;
  message?: string;
};

/** Fields in which wallets and their libraries wrap the original error. */
const INNER = ['cause', 'data', 'originalError', 'error', 'info'] as const;
const MAX_CAUSES = 24;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** An error and all its causes, outermost first. */
function causes(error: unknown): Detailed[] {
  const found = new Set<Record<string, unknown>>(isObject(error) ? [error] : []);
  for (const one of found) {
    if (found.size >= MAX_CAUSES) break;
    for (const key of INNER) {
      const inner = one[key];
      if (isObject(inner)) found.add(inner);
    }
  }
  return [...found];
}

const REJECTED_CODES: readonly unknown[] = [4001, 5000, 'ACTION_REJECTED'];
/** Some wallets only say so in the message. */
const REJECTED_TEXT =
  /\buser (has )?(rejected|denied|declined|cancell?ed)|(rejected|denied|declined|cancell?ed) by (the )?user/i;
/** The wallet does not know or offer the method; 5700 and above: not for batches (EIP-5792). */
const UNSUPPORTED_CODES: readonly unknown[] = [4200, -32601, -32004, 5700, 5710, 5740, 5750, 5760];
const UNSUPPORTED_TEXT =
  /method.*(not (supported|found|available|implemented|exist)|unsupported)|(unsupported|unknown|unrecognized) method/i;

function isRejection(error: unknown): boolean {
  if (error instanceof BaseError && error.walk((cause) => cause instanceof UserRejectedRequestError))
    return true;
  return causes(error).some(
    ({ code, message }) => REJECTED_CODES.includes(code) || REJECTED_TEXT.test(String(message)),
  );
}

/** Whether the wallet cannot do the request, whatever the user chooses. */
export const isUnsupported = (error: unknown): boolean =>
  causes(error).some(
    ({ code, message }) => UNSUPPORTED_CODES.includes(code) || UNSUPPORTED_TEXT.test(String(message)),
  );

/** Whether the wallet does not know the batch that it is asked about. */
export const isUnknownCalls = (error: unknown): boolean => causes(error).some(({ code }) => code === 5730);

/** The revert data of a contract, wherever it is nested. */
function revertData(error: unknown): Hex | undefined {
  for (const { data, raw } of causes(error)) {
    if (isHex(raw)) return raw;
    if (isHex(data)) return data;
  }
  return undefined;
}

/** The name of a contract's error; undefined if it is not in the dictionary. */
export function revertName(error: unknown): string | undefined {
  const data = revertData(error);
  try {
    return data && decodeErrorResult({ abi: everyErrorAbi, data }).errorName;
  } catch {
    return undefined;
  }
}

/** Why a contract reverted, in one sentence. */
export const reasonOf = (error: unknown, unit: Unit): string => describeRevert(revertData(error), unit);

const hasName = (error: unknown, names: readonly string[]) =>
  causes(error).some(({ name }) => name !== undefined && names.includes(name));

/** Whether the node could not be reached, which says nothing about the request. */
const isNetworkError = (error: unknown): boolean =>
  hasName(error, [
    'HttpRequestError',
    'TimeoutError',
    'WebSocketRequestError',
    'WaitForTransactionReceiptTimeoutError',
  ]);

/** Whether the node answered that it cannot serve the request: rate limit, internal error, unknown block. A wallet's errors have other names. */
const isNodeError = (error: unknown): boolean => hasName(error, ['RpcRequestError', 'BlockNotFoundError']);

/** Whether a contract reverted, with or without a reason. */
export const isRevert = (error: unknown): boolean =>
  revertData(error) !== undefined ||
  hasName(error, ['ExecutionRevertedError', 'ContractFunctionRevertedError', 'RawContractError']);

/** Sentences by a wallet's error code, or by its library's error name. */
const WALLET_STATES: readonly { codes: readonly unknown[]; names: readonly string[]; message: string }[] = [
  { codes: [], names: ['ConnectorAccountNotFoundError', 'AccountNotFoundError'], message: OTHER_ACCOUNT },
  {
    codes: [],
    names: ['ChainMismatchError', 'ConnectorChainMismatchError', 'SwitchChainError'],
    message: OTHER_NETWORK,
  },
  { codes: [4100], names: ['UnauthorizedProviderError', 'ConnectorNotConnectedError'], message: LOCKED },
  { codes: [-32002], names: ['ResourceUnavailableRpcError'], message: ASKED_ALREADY },
  { codes: [4200], names: ['UnsupportedProviderMethodError'], message: NOT_OFFERED },
  {
    codes: [4900, 4901],
    names: ['ProviderDisconnectedError', 'ChainDisconnectedError'],
    message: DISCONNECTED,
  },
];

/** The sentence for a wallet's error code. */
export const stateByCode = (error: unknown): string | undefined => {
  const codes = causes(error).map(({ code }) => code);
  return WALLET_STATES.find((state) => codes.some((code) => state.codes.includes(code)))?.message;
};

const walletState = (error: unknown): string | undefined =>
  stateByCode(error) ?? WALLET_STATES.find((state) => hasName(error, state.names))?.message;

/** What an error means for the state of a transaction. @param isAsked Whether the wallet was asked for anything in this step. */
export function eventOfError(error: unknown, unit: Unit, isAsked = true): TxEvent {
  if (isRejection(error)) return { type: 'reject' };
  if (error instanceof TxLeft) return { type: 'leave' };
  if (error instanceof TxEnded) return { type: 'fail', message: error.message, end: error.end };
  if (error instanceof TxProblem) return { type: 'fail', message: error.message };
  if (isMissingCoin(error)) return { type: 'fail', message: NO_COIN };
  if (isRevert(error)) return { type: 'fail', message: reasonOf(error, unit) };
  // before the wallet's codes, because nodes use some of the same
  if (isNetworkError(error)) return { type: 'fail', message: NETWORK };
  if (isNodeError(error)) return { type: 'fail', message: NODE };
  const state = walletState(error);
  if (state) return { type: 'fail', message: state };
  return { type: 'fail', message: isAsked ? WALLET : UNPREPARED };
}
