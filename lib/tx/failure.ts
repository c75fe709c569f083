import { BaseError, type Hex, InsufficientFundsError, isHex, UserRejectedRequestError } from 'viem';
import { describeRevert, type Unit } from '../errors';
import type { TxEvent } from './machine';
import { TxProblem } from './types';

/** The text of viem's transport errors never reaches the screen; these do. */
const NETWORK = 'The network did not answer. Check your connection and try again; nothing was sent.';
const NO_GAS =
  'Your account has too little of the network’s own coin to pay the fee. Add some and try again.';
const WALLET =
  'Your wallet answered with an error. Look at its activity before you try again: if nothing is there, nothing was sent.';

type Detailed = { code?: unknown; data?: unknown; raw?: unknown; name?: string; cause?: unknown };

function* causes(error: unknown): Generator<Detailed> {
  let current = error;
  for (let depth = 0; depth < 12 && typeof current === 'object' && current !== null; depth++) {
    yield current as Detailed;
    current = (current as Detailed).cause;
  }
}

const REJECTED_CODES: readonly unknown[] = [4001, 5000, 'ACTION_REJECTED'];
/** The wallet does not know the method, or does not offer it. */
const UNSUPPORTED_CODES: readonly unknown[] = [4200, -32601, -32004];

function isRejection(error: unknown): boolean {
  if (error instanceof BaseError && error.walk((cause) => cause instanceof UserRejectedRequestError))
    return true;
  return [...causes(error)].some(({ code }) => REJECTED_CODES.includes(code));
}

/** Whether a wallet cannot do what it was asked for, by any person's choice. */
export const isUnsupported = (error: unknown): boolean =>
  [...causes(error)].some(({ code }) => UNSUPPORTED_CODES.includes(code));

/** The bytes a contract returned when it refused, wherever the layers put them. */
function revertData(error: unknown): Hex | undefined {
  for (const { data, raw } of causes(error)) {
    if (isHex(raw)) return raw;
    if (isHex(data)) return data;
    if (typeof data === 'object' && data !== null && 'data' in data && isHex(data.data)) return data.data;
  }
  return undefined;
}

/** Why a contract refused a call, in a sentence. */
export const reasonOf = (error: unknown, unit: Unit): string => describeRevert(revertData(error), unit);

const hasName = (error: unknown, names: readonly string[]) =>
  [...causes(error)].some(({ name }) => name !== undefined && names.includes(name));

/** Whether the node could not be reached, which says nothing of what it was asked about. */
export const isNetworkError = (error: unknown): boolean =>
  hasName(error, [
    'HttpRequestError',
    'TimeoutError',
    'WebSocketRequestError',
    'WaitForTransactionReceiptTimeoutError',
  ]);

const isRevert = (error: unknown): boolean =>
  hasName(error, ['ExecutionRevertedError', 'ContractFunctionRevertedError', 'RawContractError']);

/** What an error means for the state of a transaction. */
export function eventOfError(error: unknown, unit: Unit): TxEvent {
  if (isRejection(error)) return { type: 'reject' };
  if (error instanceof TxProblem) return { type: 'fail', message: error.message };
  if (error instanceof BaseError && error.walk((cause) => cause instanceof InsufficientFundsError)) {
    return { type: 'fail', message: NO_GAS };
  }
  const data = revertData(error);
  if (data || isRevert(error)) return { type: 'fail', message: describeRevert(data, unit) };
  if (isNetworkError(error)) return { type: 'fail', message: NETWORK };
  if (hasName(error, ['ChainMismatchError', 'ConnectorChainMismatchError', 'SwitchChainError'])) {
    return { type: 'fail', message: 'Your wallet is on another network. Switch it and try again.' };
  }
  return { type: 'fail', message: WALLET };
}
