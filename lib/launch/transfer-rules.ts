// Whether a pool's asset delivers all that is sent of it. Nobody's tokens are needed: the node is asked what would happen if a
// stranger had some.

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

/** Accounts that nobody owns. */
const SENDER: Address = '0x00000000000000000000000000000000b2ea5e11';
const RECEIVER: Address = '0x00000000000000000000000000000000b2ea5e12';

/**
 * What the sender's account holds in the question: it calls a token (the first word of its data) with the next 68 bytes, a
 * transfer, then with the last 36 bytes, a question for a balance. Returns whether the transfer succeeded, and the balance.
 */
const PROBE: Hex = '0x365f5f375f5f604460205f5f515af160a052602060c0602460645f515afa50604060a0f3';

/** A place in the storage of a contract. */
type Place = { address: Address; slot: Hex };

const balanceCall = (account: Address): Hex =>
  encodeFunctionData({ abi: erc20Abi, functionName: 'balanceOf', args: [account] });

const holding = ({ address, slot }: Place, amount: bigint) => ({
  address,
  stateDiff: [{ slot, value: numberToHex(amount, { size: 32 }) }],
});

/** Storage slot of the sender's balance in a token; null if the node does not show it, or the token computes balances. */
async function balancePlace(client: Client, token: Address, amount: bigint): Promise<Place | null> {
  const data = balanceCall(SENDER);
  const { accessList } = await client.createAccessList({ account: SENDER, to: token, data });
  const places = accessList.flatMap(({ address, storageKeys }) =>
    storageKeys.map((slot): Place => ({ address, slot })),
  );
  for (const place of places) {
    const answer = await client.call({ to: token, data, stateOverride: [holding(place, amount)] });
    if (answer.data && BigInt(answer.data) === amount) return place;
  }
  return null;
}

/** The part of an amount that arrives; null if unknown. */
async function delivered(client: Client, token: Address, amount: bigint): Promise<bigint | null> {
  const place = await balancePlace(client, token, amount);
  if (!place) return null;
  const transfer = encodeFunctionData({ abi: erc20Abi, functionName: 'transfer', args: [RECEIVER, amount] });
  const { data } = await client.call({
    to: SENDER,
    data: concat([pad(token), transfer, balanceCall(RECEIVER)]),
    stateOverride: [{ address: SENDER, code: PROBE }, holding(place, amount)],
  });
  if (!data) return null;
  const bytes = hexToBytes(data);
  return bytesToBigInt(bytes.slice(0, 32)) === 1n ? bytesToBigInt(bytes.slice(32, 64)) : null;
}

/** Tokens with a fee on transfer. A pool would refuse every stake of them. */
export async function transferMistakes(
  client: Client,
  { tokens, pools }: Pick<Configuration, 'tokens' | 'pools'>,
): Promise<string[]> {
  const found = await Promise.all(
    pools.map(async ({ asset }, index) => {
      const token = tokens[asset];
      if (!token) return [];
      const amount = units('1000', token.decimals);
      // a node that does not support this says nothing about the token
      const arrived = await delivered(client, token.address, amount).catch(() => null);
      if (arrived === null || arrived >= amount) return [];
      return [
        `pools[${index}].asset: of 1000 ${asset} that are sent, ${formatUnits(arrived, token.decimals)} arrive: a pool cannot hold a token that charges for transfers.`,
      ];
    }),
  );
  return found.flat();
}
