// Every error of an action, and the inputs for its sentence.

import type { AbiParametersToPrimitiveTypes, ExtractAbiError, ExtractAbiErrorNames } from 'abitype';
import { parseAbi } from 'viem';
import { errorsLibAbi } from '../contracts/abis';

/** Errors of the libraries that the contracts are built on. */
const standardErrorsAbi = parseAbi([
  'error ERC20InsufficientBalance(address sender, uint256 balance, uint256 needed)',
  'error ERC20InsufficientAllowance(address spender, uint256 allowance, uint256 needed)',
  'error ERC2612ExpiredSignature(uint256 deadline)',
  'error ERC2612InvalidSigner(address signer, address owner)',
  'error ERC4626ExceededMaxDeposit(address receiver, uint256 assets, uint256 max)',
  'error ERC721NonexistentToken(uint256 tokenId)',
  'error ERC721InsufficientApproval(address operator, uint256 tokenId)',
  'error SafeCastOverflowedUintDowncast(uint8 bits, uint256 value)',
  'error SafeERC20FailedOperation(address token)',
  'error AccessManagedUnauthorized(address caller)',
  'error ReentrancyGuardReentrantCall()',
  'error GovernorAlreadyCastVote(address voter)',
  'error GovernorInsufficientProposerVotes(address proposer, uint256 votes, uint256 threshold)',
  'error GovernorNonexistentProposal(uint256 proposalId)',
  'error GovernorUnexpectedProposalState(uint256 proposalId, uint8 current, bytes32 expectedStates)',
  'error GovernorUnableToCancel(uint256 proposalId, address account)',
  'error TimelockUnexpectedOperationState(bytes32 operationId, bytes32 expectedStates)',
]);

export const everyErrorAbi = [...errorsLibAbi, ...standardErrorsAbi] as const;

type Dictionary = typeof everyErrorAbi;
export type ErrorName = ExtractAbiErrorNames<Dictionary>;
type ErrorArgs<Name extends ErrorName> = AbiParametersToPrimitiveTypes<
  ExtractAbiError<Dictionary, Name>['inputs']
>;

/** The unit of the amounts of a failed action. */
export type Unit = { symbol: string; decimals: number };

/** What each error means and what to do about it. */
export type Sentences = { [Name in ErrorName]: (args: ErrorArgs<Name>, unit: Unit) => string };
