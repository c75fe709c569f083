// Sends thousands of calls to a chain, from an account that anvil signs for.

import {
  type Address,
  encodeFunctionData,
  getAbiItem,
  type Hex,
  isAddressEqual,
  type TransactionReceipt,
  toHex,
} from 'viem';
import { coverAbi } from '@/lib/contracts/abis';
import type { DemoDeployment } from '../protocol';
import { rpc } from '../rpc.mjs';
import type { Call, LocalClient } from '../sender';

/** Holds every cover of the load test, stakes, and files every incident. */
export const HOLDER: Address = '0x00000000000000000000000000000000000b0a7e';
/** Calls in one transaction, and its gas limit. */
const CALLS_A_TRANSACTION = 100;
const GAS = toHex(200_000_000);
/** Transactions in one block. anvil hashes the whole state for every block, so many small blocks take hours. */
const TRANSACTIONS_A_BLOCK = 20;

export type LoadChain = {
  client: LocalClient;
  url: string;
  deployment: DemoDeployment;
  /** Events of the mutual's own contracts so far. */
  events: number;
};

/** Sends the calls in as few blocks as possible. A call that reverts leaves no events. */
export async function send(chain: LoadChain, calls: readonly Call[]): Promise<TransactionReceipt[]> {
  const { url, client, deployment } = chain;
  const receipts: TransactionReceipt[] = [];
  await client.setAutomine(false);
  for (let start = 0; start < calls.length; start += TRANSACTIONS_A_BLOCK) {
    const hashes: Hex[] = [];
    for (const { to, data } of calls.slice(start, start + TRANSACTIONS_A_BLOCK))
      hashes.push(await rpc(url, 'eth_sendTransaction', [{ from: HOLDER, to, data, gas: GAS }]));
    await client.mine({ blocks: 1 });
    receipts.push(...(await Promise.all(hashes.map((hash) => client.getTransactionReceipt({ hash })))));
  }
  await client.setAutomine(true);
  const own = receipts
    .flatMap(({ logs }) => logs)
    .filter(({ address }) => !isAddressEqual(address, deployment.asset));
  chain.events += own.length;
  return receipts;
}

const multicall = (to: Address, data: readonly Hex[]): Call => ({
  to,
  data: encodeFunctionData({ abi: [MULTICALL_ABI], functionName: 'multicall', args: [[...data]] }),
});
const MULTICALL_ABI = getAbiItem({ abi: coverAbi, name: 'multicall' });

/** Sends the calls in multicalls. Returns the number of calls that succeeded. */
export async function sendInMulticalls(
  chain: LoadChain,
  to: Address,
  calls: readonly Hex[],
): Promise<number> {
  const parts = Array.from({ length: Math.ceil(calls.length / CALLS_A_TRANSACTION) }, (_, index) =>
    calls.slice(index * CALLS_A_TRANSACTION, (index + 1) * CALLS_A_TRANSACTION),
  );
  const receipts = await send(
    chain,
    parts.map((part) => multicall(to, part)),
  );
  const done = parts.filter((_, index) => receipts[index]?.status === 'success');
  return done.reduce((sum, part) => sum + part.length, 0);
}
