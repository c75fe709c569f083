import { cache } from 'react';
import { type Address, erc20Abi, getAddress, isAddress } from 'viem';
import { capitalPoolAbi, poolFactoryAbi } from '@/lib/contracts/abis';
import { readDeployment } from '@/lib/contracts/deployment';
import { publicClient } from '@/lib/server/client';
import { immutable } from '@/lib/server/immutable';
import { premiumPerYear, sharePrice } from './maths';
import type { Asset, PoolSummary } from './types';

const poolContract = (address: Address) => ({ address, abi: capitalPoolAbi }) as const;

/** A token as people read it. */
export const readAsset = (address: Address): Promise<Asset> =>
  immutable(`asset:${address}`, async () => {
    const client = publicClient();
    const token = { address, abi: erc20Abi } as const;
    const [symbol, name, decimals] = await Promise.all([
      client.readContract({ ...token, functionName: 'symbol' }),
      client.readContract({ ...token, functionName: 'name' }),
      client.readContract({ ...token, functionName: 'decimals' }),
    ]);
    return { address, symbol, name, decimals };
  });

/** What never changes of a pool. */
const readIdentity = (address: Address) =>
  immutable(`pool:${address}`, async () => {
    const client = publicClient();
    const contract = poolContract(address);
    const [name, symbol, asset] = await Promise.all([
      client.readContract({ ...contract, functionName: 'name' }),
      client.readContract({ ...contract, functionName: 'symbol' }),
      client.readContract({ ...contract, functionName: 'asset' }),
    ]);
    return { name, symbol, asset: await readAsset(asset) };
  });

async function readKnownPool(address: Address): Promise<PoolSummary> {
  const client = publicClient();
  const contract = poolContract(address);
  const [identity, { params, ...terms }, money, solvency, rate, totalShares, queue, maxDeposit] =
    await Promise.all([
      readIdentity(address),
      client.readContract({ ...contract, functionName: 'terms' }),
      client.readContract({ ...contract, functionName: 'money' }),
      client.readContract({ ...contract, functionName: 'solvency' }),
      client.readContract({ ...contract, functionName: 'premiumRate' }),
      client.readContract({ ...contract, functionName: 'totalSupply' }),
      client.readContract({ ...contract, functionName: 'exitQueue' }),
      client.readContract({ ...contract, functionName: 'maxDeposit', args: [address] }),
    ]);
  const [requested, processed, batches] = queue;
  return {
    address,
    ...identity,
    ...terms,
    ...params,
    ...solvency,
    ...money,
    shareDecimals: identity.asset.decimals + 3,
    premiumPerYear: premiumPerYear(rate),
    totalShares,
    sharePrice: sharePrice(money.capital, totalShares),
    maxDeposit,
    exitQueue: { requested, processed, batches: Number(batches) },
  };
}

/** Every pool, in order of creation. */
export const readPools = cache(async (): Promise<PoolSummary[]> => {
  const { factory } = await readDeployment();
  const client = publicClient();
  const contract = { address: factory, abi: poolFactoryAbi } as const;
  const count = await client.readContract({ ...contract, functionName: 'poolCount' });
  const indices = Array.from({ length: Number(count) }, (_, index) => index);
  return Promise.all(
    indices.map(async (index) => {
      const read = () => client.readContract({ ...contract, functionName: 'poolAt', args: [BigInt(index)] });
      return readKnownPool(await immutable(`poolAt:${index}`, read));
    }),
  );
});

/** Null when the factory knows no pool at this address. */
export const readPool = cache(async (text: string): Promise<PoolSummary | null> => {
  if (!isAddress(text, { strict: false })) return null;
  const address = getAddress(text);
  const { factory } = await readDeployment();
  const isPool = await publicClient().readContract({
    address: factory,
    abi: poolFactoryAbi,
    functionName: 'isPool',
    args: [address],
  });
  return isPool ? readKnownPool(address) : null;
});
