// Courts (ERC-792) that decide what the assessors cannot: an arbiter of ours brings incidents before each.

import { type Address, parseAbi } from 'viem';
import { saltOf } from './addresses';
import type { Client } from './chain-rules';
import type { Contract, Places } from './plan';
import { answered } from './provider';
import type { Configuration } from './schema';
import type { Arbiter, Court } from './values';

const abi = parseAbi(['function arbitrationCost(bytes extraData) view returns (uint256)']);

/** The name says which court it asks, and how: pools with the same share one. */
function courtArbiter({ at }: Places, { court, extraData }: Court): Contract {
  const name = `CourtArbiter ${saltOf(`${court}${extraData}`.toLowerCase()).slice(0, 10)}`;
  return { name, artifact: 'CourtArbiter', args: [at('Claims'), court, extraData], at: at(name) };
}

export const arbiterAt = (places: Places, arbiter: Arbiter): Address =>
  typeof arbiter === 'string' ? places.account(arbiter) : courtArbiter(places, arbiter).at;

export function courtArbiters({ pools }: Configuration, places: Places): Contract[] {
  const all = pools.flatMap(({ process: { arbiter } }) =>
    typeof arbiter === 'string' ? [] : [courtArbiter(places, arbiter)],
  );
  return [...new Map(all.map((each) => [each.name, each])).values()];
}

/** A court that does not say what a ruling costs cannot be asked for one. @param isMissing Whether a pool is still to be created. */
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
        `pools[${index}].process.arbiter.court: the contract at ${address} does not tell what a ruling costs, as an ERC-792 court does.`,
      ];
    }),
  );
  return found.flat();
}
