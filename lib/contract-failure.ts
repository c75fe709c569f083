import { BaseError, ExecutionRevertedError, RpcRequestError } from 'viem';

/** As nodes answer a call that reverts. */
const REVERTED = 3;

/** How nodes say that the code of a contract came to no end; one that ran out of time says nothing about the contract. */
const FAILED =
  /revert|opcode|out ?of ?gas|execution(?! aborted)|\bEVM\b|invalid jump|bad ?(jump|instruction)|stack ?(under|over)flow|stack limit|write protection|return data out of bounds/i;

/** Whether a contract failed at what it was asked, with or without a reason: a provider that fails is no contract's answer. */
export function isContractFailure(error: unknown): boolean {
  if (!(error instanceof BaseError)) return false;
  if (error.walk((cause) => cause instanceof ExecutionRevertedError)) return true;
  const answer = error.walk((cause) => cause instanceof RpcRequestError);
  return answer instanceof RpcRequestError && (answer.code === REVERTED || FAILED.test(answer.details));
}
