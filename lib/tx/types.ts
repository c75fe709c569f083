import type { Address, Hex, PublicClient, TransactionReceipt } from 'viem';
import type { Unit } from '../errors';
import type { TxOutcome } from './machine';

export type Token = Unit & { address: Address };

export type Call = { to: Address; data: Hex };

/** A signed permission; `otherwise` are the steps without one, for wallets that cannot sign it. */
export type PermitStep = {
  kind: 'permit';
  label: string;
  token: Address;
  spender: Address;
  value: bigint;
  otherwise: () => Promise<TxStep[]>;
};

export type CallStep = {
  kind: 'call';
  label: string;
  build: Build;
  /** A call that counts what the latest block changed is tried in the next one. */
  isOfNextBlock?: true;
  /** Whether what it is for is already the case: how a proposal of a contract account is seen to have been executed. */
  isDone?: () => Promise<boolean>;
};

/** What the wallet is asked for, in order. `label` says it on the screen. */
export type TxStep = { kind: 'message'; label: string; message: string } | PermitStep | CallStep;

/** @param signature What the step before the call produced, and @param earlier the one before that. */
type Build = (signature: Signature | undefined, earlier?: Signature) => Call | Promise<Call>;

export type Signature = { hex: Hex; deadline: bigint };

export type Contracts = {
  cover: Address;
  claims: Address;
  assessors: Address;
  token: Address;
  factory: Address;
  governor: Address;
  rewards: Address;
};

export type FlowContext = {
  client: PublicClient;
  account: Address;
  chainId: number;
  contracts: Contracts;
};

/** One user action: what it needs from the wallet and what became of it. */
export type Flow<Args> = {
  /** Unit of the amounts in its errors. */
  unit: (args: Args) => Unit;
  steps: (args: Args, context: FlowContext) => Promise<TxStep[]>;
  outcome: (args: Args, receipt: TransactionReceipt) => TxOutcome;
};

/** A reason to stop that the app knows before the chain says it. */
export class TxProblem extends Error {
  override name = 'TxProblem';
}

export const BRK: Unit = { symbol: 'BRK', decimals: 18 };
