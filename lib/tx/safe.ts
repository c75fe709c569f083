// A Safe: its owners sign a transaction off chain and one of them executes it, perhaps days later. What the app gets at first is
// the Safe's own hash of it, which the Safe repeats in the event of its execution.

import {
  type Address,
  type Hash,
  hashTypedData,
  type PublicClient,
  parseAbi,
  type TransactionReceipt,
  toEventSelector,
  zeroAddress,
} from 'viem';
import { type Call, type Progress, TxEnded } from './types';
import { keepLooking, receiptOf, type Watch } from './watch';

export const safeAbi = parseAbi([
  'function getThreshold() view returns (uint256)',
  'function getOwners() view returns (address[])',
  'function nonce() view returns (uint256)',
  'function approvedHashes(address owner, bytes32 hash) view returns (uint256)',
]);

// since 1.4.1 the hash is a topic, before it was data
const SUCCESS = toEventSelector('ExecutionSuccess(bytes32,uint256)');
const FAILURE = toEventSelector('ExecutionFailure(bytes32,uint256)');

const TX_TYPES = {
  SafeTx: [
    { name: 'to', type: 'address' },
    { name: 'value', type: 'uint256' },
    { name: 'data', type: 'bytes' },
    { name: 'operation', type: 'uint8' },
    { name: 'safeTxGas', type: 'uint256' },
    { name: 'baseGas', type: 'uint256' },
    { name: 'gasPrice', type: 'uint256' },
    { name: 'gasToken', type: 'address' },
    { name: 'refundReceiver', type: 'address' },
    { name: 'nonce', type: 'uint256' },
  ],
} as const;

/** Blocks per log request; ordinary providers allow a thousand. */
const LOG_RANGE = 500n;
/** Maximum number of proposals that can be queued before it. */
const QUEUE = 20;

const FAILED = 'Your Safe executed it, but the action inside failed, so nothing was changed.';
const REJECTED =
  'Your Safe executed another transaction with the same number, so this one was rejected and not executed.';

/** Signatures of a proposal and its executing transaction, from Safe's service. */
export type SafeStatus = { given: number; needed: number; hash: Hash | null };
export type SafeService = (safe: Address, safeTxHash: Hash) => Promise<SafeStatus | null>;

const read = (client: PublicClient, address: Address) => ({
  threshold: () => client.readContract({ address, abi: safeAbi, functionName: 'getThreshold' }),
  nonce: () => client.readContract({ address, abi: safeAbi, functionName: 'nonce' }).then(Number),
  owners: () => client.readContract({ address, abi: safeAbi, functionName: 'getOwners' }),
  approved: (owner: Address, hash: Hash) =>
    client.readContract({ address, abi: safeAbi, functionName: 'approvedHashes', args: [owner, hash] }),
});

/** The number of signatures that a Safe needs; null for other accounts. */
export const thresholdOf = (client: PublicClient, account: Address): Promise<number | null> =>
  read(client, account)
    .threshold()
    .then(Number, () => null);

type Proposal = { safe: Address; chainId: number; call: Call; hash: Hash };

/** A proposal's number in its Safe, found by the hash that the Safe gave it; undefined if the wallet changed the call. */
export async function safeNonceOf(client: PublicClient, proposal: Proposal): Promise<number | undefined> {
  const { safe, chainId, call, hash } = proposal;
  const next = await read(client, safe)
    .nonce()
    .catch(() => null);
  if (next === null) return undefined;
  const hashOf = (nonce: number) =>
    hashTypedData({
      domain: { chainId, verifyingContract: safe },
      types: TX_TYPES,
      primaryType: 'SafeTx',
      message: {
        value: 0n,
        ...call,
        operation: 0,
        safeTxGas: 0n,
        baseGas: 0n,
        gasPrice: 0n,
        gasToken: zeroAddress,
        refundReceiver: zeroAddress,
        nonce: BigInt(nonce),
      },
    });
  return Array.from({ length: QUEUE }, (_, index) => next + index).find((nonce) => hashOf(nonce) === hash);
}

/** Known signatures: from the service if there is one, otherwise from approvals on chain. */
async function signaturesOf(
  client: PublicClient,
  safe: Address,
  hash: Hash,
  status: SafeStatus | null,
): Promise<NonNullable<Progress['signatures']>> {
  if (status) return { given: status.given, needed: status.needed, onChain: false };
  const reads = read(client, safe);
  const [needed, owners] = await Promise.all([reads.threshold(), reads.owners()]);
  const approvals = await Promise.all(owners.map((owner) => reads.approved(owner, hash)));
  const given = approvals.filter((approval) => approval > 0n).length;
  return { given: given === 0 ? null : given, needed: Number(needed), onChain: given > 0 };
}

/** The execution of a Safe's transaction among the logs of some blocks. */
async function executionIn(client: PublicClient, safe: Address, hash: Hash, from: bigint, to: bigint) {
  const logs = await client.getLogs({ address: safe, fromBlock: from, toBlock: to });
  return logs.find(({ topics: [kind, topic], data }) => {
    return (kind === SUCCESS || kind === FAILURE) && (topic ?? data.slice(0, 66)) === hash;
  });
}

/** Follows a proposal until the Safe executed it, or another one in its place. */
export function watchSafe(watch: Watch, service: SafeService): Promise<TransactionReceipt> {
  const { context, sent, report } = watch;
  const { client, account: safe } = context;
  const hash = sent.id as Hash;
  let next = BigInt(sent.block);

  return keepLooking(watch, async () => {
    const [head, used, status] = await Promise.all([
      client.getBlockNumber({ cacheTime: 0 }),
      read(client, safe).nonce(),
      service(safe, hash).catch(() => null),
    ]);
    if (status?.hash) {
      const receipt = await receiptOf(client, status.hash);
      if (receipt) return receipt;
    }
    while (next <= head) {
      const to = next + LOG_RANGE - 1n < head ? next + LOG_RANGE - 1n : head;
      const log = await executionIn(client, safe, hash, next, to);
      if (log?.transactionHash) {
        report({ hash: log.transactionHash });
        return receiptOf(client, log.transactionHash);
      }
      next = to + 1n;
    }
    if (sent.safeNonce !== undefined && used > sent.safeNonce) throw new TxEnded('replaced', REJECTED);
    report({ signatures: await signaturesOf(client, safe, hash, status) });
    return null;
  });
}

/** Throws if a receipt shows that the Safe's execution failed. */
export function requireSuccess(receipt: TransactionReceipt, safe: Address, id: string): void {
  const failed = receipt.logs.some(
    ({ address, topics: [kind, topic], data }) =>
      address.toLowerCase() === safe.toLowerCase() && kind === FAILURE && (topic ?? data.slice(0, 66)) === id,
  );
  if (failed) throw new TxEnded('reverted', FAILED, receipt.transactionHash);
}
