import { cache } from 'react';
import { type Address, encodeFunctionData, erc20Abi, erc4626Abi, getAddress, isAddress } from 'viem';
import { isContractFailure } from '@/lib/contract-failure';
import { capitalPoolAbi, ledgerAbi, poolFactoryAbi, poolLensAbi } from '@/lib/contracts/abis';
import { readDeployment } from '@/lib/contracts/deployment';
import { chainHead, publicClient } from '@/lib/server/client';
import { immutable } from '@/lib/server/immutable';
import { remembered } from '@/lib/server/shell';
import { flowPerYear, requiredOf, sharePrice } from './maths';
import { standIn, tokenText } from './token-text';
import type { Asset, PoolSummary, Underlying } from './types';

const poolContract = (address: Address) => ({ address, abi: capitalPoolAbi }) as const;

/** A text property of a token; null if it does not have it. */
async function readTokenText(to: Address, functionName: 'symbol' | 'name'): Promise<string | null> {
  const data = encodeFunctionData({ abi: erc20Abi, functionName });
  const answer = await publicClient()
    .call({ to, data })
    .catch((error: unknown) => {
      if (isContractFailure(error)) return null;
      throw error;
    });
  return tokenText(answer?.data);
}

/** A token as people read it. */
export const readAsset = (address: Address): Promise<Asset> =>
  immutable(`asset:${address}`, async () => {
    const [symbol, name, decimals] = await Promise.all([
      readTokenText(address, 'symbol'),
      readTokenText(address, 'name'),
      publicClient().readContract({ address, abi: erc20Abi, functionName: 'decimals' }),
    ]);
    return {
      address,
      symbol: symbol ?? standIn(address),
      name: name ?? symbol ?? standIn(address),
      decimals,
    };
  });

/** The token inside a vault's share; null for a token that is no vault's share. */
const readInner = (address: Address): Promise<Asset | null> =>
  immutable(`inner:${address}`, async () => {
    const call = { address, abi: erc4626Abi, functionName: 'asset' } as const;
    const inner = await publicClient()
      .readContract(call)
      .catch(() => null);
    return inner === null ? null : readAsset(inner);
  });

/** Immutable properties of a pool. */
const readIdentity = (address: Address) =>
  immutable(`pool:${address}`, async () => {
    const client = publicClient();
    const contract = poolContract(address);
    const [name, symbol, token] = await Promise.all([
      client.readContract({ ...contract, functionName: 'name' }),
      client.readContract({ ...contract, functionName: 'symbol' }),
      client.readContract({ ...contract, functionName: 'asset' }),
    ]);
    const [asset, inner] = await Promise.all([readAsset(token), readInner(token)]);
    return { name, symbol, asset, inner };
  });

async function readUnderlying(vault: Asset, token: Asset): Promise<Underlying> {
  const perAsset = await publicClient().readContract({
    address: vault.address,
    abi: erc4626Abi,
    functionName: 'convertToAssets',
    args: [10n ** BigInt(vault.decimals)],
  });
  return { vault: vault.address, token, perAsset };
}

async function readParams(pool: Address) {
  const { ledger } = await readDeployment();
  return publicClient().readContract({
    address: ledger,
    abi: ledgerAbi,
    functionName: 'paramsOf',
    args: [pool],
  });
}

/** What the lens says of a pool as of now. */
async function readLens(pool: Address) {
  const { lens } = await readDeployment();
  const client = publicClient();
  const {
    required: byStress,
    premiumRate,
    capitalRate,
    expectedLoss,
    ...rest
  } = await client.readContract({ address: lens, abi: poolLensAbi, functionName: 'solvency', args: [pool] });
  return {
    ...rest,
    byStress,
    required: requiredOf({ ...rest, byStress }),
    premiumPerYear: flowPerYear(premiumRate),
    capitalPartPerYear: flowPerYear(capitalRate),
    expectedLossPerYear: expectedLoss,
  };
}

async function readKnownPool(address: Address): Promise<PoolSummary> {
  const client = publicClient();
  const contract = poolContract(address);
  const identity = readIdentity(address);
  const [
    { inner: _, ...named },
    underlying,
    terms,
    [params, model],
    money,
    lens,
    totalShares,
    queue,
    maxDeposit,
    head,
  ] = await Promise.all([
    identity,
    identity.then((known) => (known.inner ? readUnderlying(known.asset, known.inner) : null)),
    client.readContract({ ...contract, functionName: 'terms' }),
    readParams(address),
    client.readContract({ ...contract, functionName: 'money' }),
    readLens(address),
    client.readContract({ ...contract, functionName: 'totalSupply' }),
    client.readContract({ ...contract, functionName: 'exitQueue' }),
    client.readContract({ ...contract, functionName: 'maxDeposit', args: [address] }),
    chainHead(),
  ]);
  const [requested, processed, fills] = queue;
  const pausedUntil = Number(terms.pausedUntil);
  return {
    address,
    ...named,
    underlying,
    ...terms,
    ...params,
    model,
    ...lens,
    ...money,
    pausedUntil,
    paused: head.now < pausedUntil,
    shareDecimals: named.asset.decimals + 3,
    totalShares,
    sharePrice: sharePrice(money.capital, totalShares),
    maxDeposit,
    exitQueue: { requested, processed, fills: Number(fills) },
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

/** The name of a pool, for the title of its page; null when the factory knows no pool at this address. */
export const findPoolName = cache(async (text: string): Promise<string | null> => {
  if (!isAddress(text, { strict: false })) return null;
  const address = getAddress(text);
  return remembered(`poolName:${address}`, async () => {
    const { factory } = await readDeployment();
    const client = publicClient();
    const isPool = {
      address: factory,
      abi: poolFactoryAbi,
      functionName: 'isPool',
      args: [address],
    } as const;
    // read together: an address without code has no name, which must not look like a chain that does not answer
    const name = client.readContract({ ...poolContract(address), functionName: 'name' });
    name.catch(() => undefined);
    return (await client.readContract(isPool)) ? name : null;
  });
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
