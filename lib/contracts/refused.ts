import { BaseError, ContractFunctionRevertedError, ContractFunctionZeroDataError } from 'viem';

/** True when the contract answered by reverting; false when it could not be asked. */
export const isRefusal = (error: unknown): boolean =>
  error instanceof BaseError && !!error.walk((cause) => cause instanceof ContractFunctionRevertedError);

/** What a read answers; null when the contract refuses it. */
export async function nullIfRefused<Value>(read: Promise<Value>): Promise<Value | null> {
  try {
    return await read;
  } catch (error) {
    if (isRefusal(error)) return null;
    throw error;
  }
}

/** The same of what may be no contract, or one without this function. */
export async function nullIfMissing<Value>(read: Promise<Value>): Promise<Value | null> {
  try {
    return await nullIfRefused(read);
  } catch (error) {
    const isMissing = (cause: unknown) => cause instanceof ContractFunctionZeroDataError;
    if (error instanceof BaseError && error.walk(isMissing)) return null;
    throw error;
  }
}

/** What a call would return now; null when the contract refuses it. */
export async function unlessRefused<Result>(call: Promise<{ result: Result }>): Promise<Result | null> {
  return nullIfRefused(call.then(({ result }) => result));
}
