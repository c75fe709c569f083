import type { Address, Hash, Hex, PublicClient, TransactionReceipt } from 'viem';
import type { Unit } from '../errors';
import type { TxOutcome } from './machine';

export type Token = Unit & { address: Address };

/** `value` is in the native currency. */
export type Call = { to: Address; data: Hex; value?: bigint };

/** A permit; `otherwise` are the steps without it, for wallets that cannot sign it. */
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
  /** Simulate in the next block, for calls that depend on what the latest block changed. */
  isOfNextBlock?: true;
  /** Whether the intended effect is already on chain, which shows that a contract account's proposal was executed. */
  isDone?: () => Promise<boolean>;
};

/** Requests to the wallet, in order. The UI shows `label`. */
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

/** One user action: its requests to the wallet, and its outcome. */
export type Flow<Args> = {
  /** Unit of amounts in its errors. */
  unit: (args: Args) => Unit;
  steps: (args: Args, context: FlowContext) => Promise<TxStep[]>;
  outcome: (args: Args, receipt: TransactionReceipt) => TxOutcome;
};

/** What was handed to the wallet: a transaction; one that a contract account's signers carry out; calls in one step (EIP-5792).
 * A request is what it had not answered when the page was left: it has no hash. */
export type SentKind = 'transaction' | 'proposal' | 'calls' | 'request';

/** What is on its way: serialised, it can be followed again after a reload and in another tab. */
export type Sent = {
  kind: SentKind;
  /** The transaction's hash, the hash that a contract account gave it, or the id of the calls. */
  id: string;
  /** The contract that it acts on, and the hash of the call's data. */
  to: Address;
  data: Hash;
  label: string;
  isLast: boolean;
  /** When it was sent, in milliseconds; the newest block then, and how many transactions of the account had been mined. */
  sentAt: number;
  block: number;
  mined?: number;
  /** Its nonce in the Safe, if known. */
  safeNonce?: number;
};

/** What is known of a pending transaction. */
export type Progress = {
  /** The transaction on chain, if it is not the one that was sent: sped up, or executed by signers. */
  hash?: Hash;
  nonce?: number;
  /** Pending for longer than usual. */
  isSlow?: boolean;
  /** Whether the node has it now; undefined until the node showed it once, which it never does for one sent privately. */
  isListed?: boolean;
  /** Number of earlier transactions of the account that must be mined first. */
  behind?: number;
  /** Of a Safe; `given` is null when only the Safe's own service would know, and `onChain` says that the chain was counted. */
  signatures?: { given: number | null; needed: number; onChain: boolean };
};

export type Report = (progress: Progress) => void;

/** A reason to stop that the app knows before the chain reports it. */
export class TxProblem extends Error {
  override name = 'TxProblem';
}

/** The user stopped watching while it was pending. */
export class TxLeft extends TxProblem {
  override name = 'TxLeft';
}

/** How something that was sent can end without its intended effect. */
export type FailedEnd = 'reverted' | 'replaced' | 'cancelled' | 'foreign';

export class TxEnded extends TxProblem {
  override name = 'TxEnded';
  constructor(
    readonly end: FailedEnd,
    message: string,
    /** The transaction that proves it. */
    readonly hash?: Hash,
  ) {
    super(message);
  }
}

export const BRK: Unit = { symbol: 'BRK', decimals: 18 };
