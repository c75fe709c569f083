// ERC-792 courts as arbiters. A `CourtArbiter` brings incidents before each court.

import { type Address, parseAbi } from 'viem';
import { saltOf } from './addresses';
import type { Client } from './chain-rules';
import type { Addresses, Contract } from './plan';
import { answered } from './provider';
import type { Configuration } from './schema';
import type { Arbiter, Court } from './values';

const abi = parseAbi(['function arbitrationCost(bytes extraData) view returns (uint256)']);

/** The name contains court and extra data, so that pools with the same court share one arbiter. */
function courtArbiter({ at }: Addresses, { court, extraData }: Court): Contract {
  const name = `CourtArbiter ${saltOf(`${court}${extraData}`.toLowerCase()).slice(0, 10)}`;
  return { name, artifact: 'CourtArbiter', args: [at('Claims'), court, extraData], at: at(name) };
}

export const arbiterAt = (addresses: Addresses, arbiter: Arbiter): Address =>
  typeof arbiter === 'string' ? addresses.account(arbiter) : courtArbiter(addresses, arbiter).at;

export function courtArbiters({ pools }: Configuration, addresses: Addresses): Contract[] {
  const all = pools.flatMap(({ process: { arbiter } }) =>
    typeof arbiter === 'string' ? [] : [courtArbiter(addresses, arbiter)],
  );
  return [...new Map(all.map((each) => [each.name, each])).values()];
}

/** Finds courts that do not return the cost of a ruling. @param isMissing Whether a pool must still be created. */
export async function courtMistakes(
  client: Client,
  { pools }: Configuration,
  isMissing: (pool: number) => boolean,
): Promise<string[]> {
  const found = await Promise.all(
    pools.map(async ({ process: { arbiter } }, index) => {
      if (typeof arbiter === 'string' || !isMissing(index)) return [];
      const { court: address, extraData } = arbiter;
      const ask = client.readContract({ address, abi, functionName: 'arbitrationCost', args: [extraData] });
      if ((await answered(ask)) !== null) return [];
      return [
        `pools[${index}].process.arbiter.court: the contract at ${address} does not report the cost of a ruling, as an ERC-792 court does.`,
      ];
    }),
  );
  return found.flat();
}
