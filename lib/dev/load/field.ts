// A chain that grows: calls by the thousand, sent by an account that anvil signs for.

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

/** Holds every cover of the load, stakes, and files every incident. */
export const HOLDER: Address = '0x00000000000000000000000000000000000b0a7e';
/** Calls in one transaction, and their gas. */
const TOGETHER = 100;
const GAS = toHex(200_000_000);
/** Transactions in one block. anvil hashes the whole state for every block, so that many small ones take hours. */
const BLOCK = 20;

export type Field = {
  client: LocalClient;
  url: string;
  deployment: DemoDeployment;
  /** Events so far of the mutual's own contracts. */
  events: number;
};

/** In as few blocks as they fit into; a call that is refused leaves no mark. */
export async function send(field: Field, calls: readonly Call[]): Promise<TransactionReceipt[]> {
  const { url, client, deployment } = field;
  const receipts: TransactionReceipt[] = [];
  await client.setAutomine(false);
  for (let start = 0; start < calls.length; start += BLOCK) {
    const hashes: Hex[] = [];
    for (const { to, data } of calls.slice(start, start + BLOCK))
      hashes.push(await rpc(url, 'eth_sendTransaction', [{ from: HOLDER, to, data, gas: GAS }]));
    await client.mine({ blocks: 1 });
    receipts.push(...(await Promise.all(hashes.map((hash) => client.getTransactionReceipt({ hash })))));
  }
  await client.setAutomine(true);
  const own = receipts
    .flatMap(({ logs }) => logs)
    .filter(({ address }) => !isAddressEqual(address, deployment.asset));
  field.events += own.length;
  return receipts;
}

const together = (to: Address, data: readonly Hex[]): Call => ({
  to,
  data: encodeFunctionData({ abi: [MULTICALL], functionName: 'multicall', args: [[...data]] }),
});
const MULTICALL = getAbiItem({ abi: coverAbi, name: 'multicall' });

/** The number of calls that were carried out. */
export async function inParts(field: Field, to: Address, calls: readonly Hex[]): Promise<number> {
  const parts = Array.from({ length: Math.ceil(calls.length / TOGETHER) }, (_, index) =>
    calls.slice(index * TOGETHER, (index + 1) * TOGETHER),
  );
  const receipts = await send(
    field,
    parts.map((part) => together(to, part)),
  );
  const done = parts.filter((_, index) => receipts[index]?.status === 'success');
  return done.reduce((sum, part) => sum + part.length, 0);
}
