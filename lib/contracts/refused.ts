import { BaseError, ContractFunctionRevertedError } from 'viem';

/** What a call would return now; null when the contract refuses it. */
export async function unlessRefused<Result>(call: Promise<{ result: Result }>): Promise<Result | null> {
  try {
    return (await call).result;
  } catch (error) {
    if (error instanceof BaseError && error.walk((cause) => cause instanceof ContractFunctionRevertedError))
      return null;
    throw error;
  }
}
