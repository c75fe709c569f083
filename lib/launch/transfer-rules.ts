// Finds assets with a fee on transfer. Simulates a transfer by an account to which the call's state override gives tokens, so
// that nobody's tokens are needed.

import {
  type Address,
  bytesToBigInt,
  concat,
  encodeFunctionData,
  erc20Abi,
  formatUnits,
  type Hex,
  hexToBytes,
  numberToHex,
  pad,
} from 'viem';
import type { Client } from './chain-rules';
import type { Configuration } from './schema';
import { units } from './values';

/** Accounts without a known key. */
const SENDER: Address = '0x00000000000000000000000000000000b2ea5e11';
const RECEIVER: Address = '0x00000000000000000000000000000000b2ea5e12';

/**
 * Code of the sender's account in the simulation. It calls the token (first word of the data) with the next 68 bytes, a
 * transfer, then with the last 36 bytes, a balance query. Returns whether the transfer succeeded, and the balance.
 */
const PROBE: Hex = '0x365f5f375f5f604460205f5f515af160a052602060c0602460645f515afa50604060a0f3';

/** A storage slot of a contract. */
type StorageSlot = { address: Address; slot: Hex };

const balanceCall = (account: Address): Hex =>
  encodeFunctionData({ abi: erc20Abi, functionName: 'balanceOf', args: [account] });

const holding = ({ address, slot }: StorageSlot, amount: bigint) => ({
  address,
  stateDiff: [{ slot, value: numberToHex(amount, { size: 32 }) }],
});

/** Storage slot of the sender's balance in a token; null if the token computes its balances or the node cannot trace storage. */
async function balanceSlot(client: Client, token: Address, amount: bigint): Promise<StorageSlot | null> {
  const data = balanceCall(SENDER);
  const { accessList } = await client.createAccessList({ account: SENDER, to: token, data });
  const slots = accessList.flatMap(({ address, storageKeys }) =>
    storageKeys.map((slot): StorageSlot => ({ address, slot })),
  );
  for (const slot of slots) {
    const answer = await client.call({ to: token, data, stateOverride: [holding(slot, amount)] });
    if (answer.data && BigInt(answer.data) === amount) return slot;
  }
  return null;
}

/** The part of `amount` that arrives; null if unknown. */
async function delivered(client: Client, token: Address, amount: bigint): Promise<bigint | null> {
  const slot = await balanceSlot(client, token, amount);
  if (!slot) return null;
  const transfer = encodeFunctionData({ abi: erc20Abi, functionName: 'transfer', args: [RECEIVER, amount] });
  const { data } = await client.call({
    to: SENDER,
    data: concat([pad(token), transfer, balanceCall(RECEIVER)]),
    stateOverride: [{ address: SENDER, code: PROBE }, holding(slot, amount)],
  });
  if (!data) return null;
  const bytes = hexToBytes(data);
  return bytesToBigInt(bytes.slice(0, 32)) === 1n ? bytesToBigInt(bytes.slice(32, 64)) : null;
}

/** Finds assets with a fee on transfer: a pool refuses every deposit of such a token. */
export async function transferMistakes(
  client: Client,
  { tokens, pools }: Pick<Configuration, 'tokens' | 'pools'>,
): Promise<string[]> {
  const found = await Promise.all(
    pools.map(async ({ asset }, index) => {
      const token = tokens[asset];
      if (!token) return [];
      const amount = units('1000', token.decimals);
      // a node that cannot simulate this says nothing about the token
      const arrived = await delivered(client, token.address, amount).catch(() => null);
      if (arrived === null || arrived >= amount) return [];
      return [
        `pools[${index}].asset: of 1000 ${asset} that are sent, ${formatUnits(arrived, token.decimals)} arrive: a pool cannot hold a token that charges for transfers.`,
      ];
    }),
  );
  return found.flat();
}
