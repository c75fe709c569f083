// Signs and sends transactions to a local chain one by one, each in its own block at a chosen time.

import {
  type Address,
  BaseError,
  createTestClient,
  decodeErrorResult,
  type Hex,
  http,
  isHex,
  publicActions,
  RpcRequestError,
  type TransactionReceipt,
  walletActions,
} from 'viem';
import type { LocalAccount } from 'viem/accounts';
import { chainOf } from '@/lib/chains';
import { everyErrorAbi } from '@/lib/errors';
import { chainId } from './settings.mjs';

export type Call = { to: Address; data: Hex };

const GAS_LIMIT = 5_000_000n;
const FEE = 10_000_000_000n;

export function localClient(rpcUrl: string) {
  return createTestClient({ mode: 'anvil', chain: chainOf({ chainId, rpcUrl }), transport: http(rpcUrl) })
    .extend(publicActions)
    .extend(walletActions);
}

export type LocalClient = ReturnType<typeof localClient>;

/** The custom error of a failed call, as name and values. */
function reasonOf(error: unknown): string {
  const cause = error instanceof BaseError ? error.walk((each) => each instanceof RpcRequestError) : null;
  const data = cause instanceof RpcRequestError ? cause.data : undefined;
  if (!isHex(data) || data === '0x') return String(error);
  const { errorName, args } = decodeErrorResult({ abi: everyErrorAbi, data });
  return `${errorName}(${(args ?? []).join(', ')})`;
}

/** Counts nonces itself, so nobody else may send from these accounts meanwhile. */
export function createSender(client: LocalClient) {
  const nonces = new Map<Address, number>();
  let clock = 0;

  async function takeNonce(address: Address) {
    const nonce = nonces.get(address) ?? (await client.getTransactionCount({ address }));
    nonces.set(address, nonce + 1);
    return nonce;
  }

  /** Sends at `time`, or a second after the last transaction if that is later. */
  return async function send(from: LocalAccount, call: Call, time: number): Promise<TransactionReceipt> {
    clock = Math.max(clock + 1, time);
    const serialized = await from.signTransaction({
      ...call,
      type: 'eip1559',
      chainId,
      nonce: await takeNonce(from.address),
      gas: GAS_LIMIT,
      maxFeePerGas: FEE,
      maxPriorityFeePerGas: 0n,
    });
    await client.setNextBlockTimestamp({ timestamp: BigInt(clock) });
    const receipt = await client.sendRawTransactionSync({ serializedTransaction: serialized });
    if (receipt.status === 'reverted') {
      const blockNumber = receipt.blockNumber - 1n;
      const reason = await client
        .call({ account: from.address, ...call, blockNumber })
        .then(() => 'it succeeds a block earlier', reasonOf);
      throw new Error(`A transaction of ${from.address} reverted: ${reason}`);
    }
    return receipt;
  };
}
