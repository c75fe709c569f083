import type { Address, PublicClient } from 'viem';
import { capitalPoolAbi, emissionAbi, poolFactoryAbi } from '@/lib/contracts/abis';
import { unlessRefused } from '@/lib/contracts/refused';
import { readClaimDuties } from './claim-reads';
import { type Duty, distributeDuty, poolDuties } from './duties';
import { type ClaimContracts, type DutySource, idsUpTo } from './sources';

/** Where to look. */
export type KeptContracts = ClaimContracts & { factory: Address; emission: Address };

type KeptPool = { address: Address; name: string };

async function readPoolDuties(client: PublicClient, { address, name }: KeptPool): Promise<Duty[]> {
  const contract = { address, abi: capitalPoolAbi } as const;
  const [processed, isUpToDate] = await Promise.all([
    unlessRefused(client.simulateContract({ ...contract, functionName: 'processExits' })),
    // without a day that holds something to be done, no day is left either
    unlessRefused(client.simulateContract({ ...contract, functionName: 'sync', args: [0n] })),
  ]);
  const canProcess = processed !== null && processed[0] > 0n;
  return poolDuties({ address, name }, { canProcess, isBehind: isUpToDate === false });
}

/** A pool whose next week can be funded. Refused while it is too soon, or there is too little to fund it with. */
async function readDistribution(client: PublicClient, address: Address, pool: KeptPool): Promise<Duty[]> {
  const contract = { address, abi: emissionAbi, args: [pool.address] } as const;
  const [amount, [weekly]] = await Promise.all([
    unlessRefused(client.simulateContract({ ...contract, functionName: 'distribute' })),
    client.readContract({ ...contract, functionName: 'programOf' }),
  ]);
  return amount === null || weekly === 0n ? [] : [distributeDuty(pool, address)];
}

async function readPools(client: PublicClient, factory: Address): Promise<KeptPool[]> {
  const contract = { address: factory, abi: poolFactoryAbi } as const;
  const count = await client.readContract({ ...contract, functionName: 'poolCount' });
  return Promise.all(
    idsUpTo(count).map(async (id) => {
      const address = await client.readContract({ ...contract, functionName: 'poolAt', args: [id - 1n] });
      const pool = { address, abi: capitalPoolAbi } as const;
      return { address, name: await client.readContract({ ...pool, functionName: 'name' }) };
    }),
  );
}

/** Every step that is overdue now, claims first. `asked` is the chain's time in unix seconds, or who asks for it. */
export async function readDuties(
  client: PublicClient,
  kept: KeptContracts,
  asked: number | Promise<number>,
  source?: DutySource,
): Promise<Duty[]> {
  const [ofClaims, pools] = await Promise.all([
    readClaimDuties(client, kept, asked, source),
    readPools(client, kept.factory),
  ]);
  const [ofPools, distributions] = await Promise.all([
    Promise.all(pools.map((pool) => readPoolDuties(client, pool))),
    Promise.all(pools.map((pool) => readDistribution(client, kept.emission, pool))),
  ]);
  return [...ofClaims, ...ofPools.flat(), ...distributions.flat()];
}
