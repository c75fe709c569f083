// Permit and purchase in one transaction, as the app sends it.

import { type Address, encodeFunctionData, maxUint256, parseSignature } from 'viem';
import type { LocalAccount } from 'viem/accounts';
import { coverAbi, demoAssetAbi } from '@/lib/contracts/abis';
import { PERMIT_TYPES } from '@/lib/tx/permit';
import type { DemoDeployment } from '../protocol';
import type { Call, LocalClient } from '../sender';

async function domainOf(client: LocalClient, asset: Address) {
  const [, name, version, chainId, verifyingContract] = await client.readContract({
    address: asset,
    abi: demoAssetAbi,
    functionName: 'eip712Domain',
  });
  return { name, version, chainId, verifyingContract };
}

/** The owner's first permit of `value` for the pool, then `action` on `Cover`. */
export async function withPermit(
  client: LocalClient,
  { asset, pool, cover }: DemoDeployment,
  owner: LocalAccount,
  value: bigint,
  action: Call,
): Promise<Call> {
  const signature = await owner.signTypedData({
    domain: await domainOf(client, asset),
    types: PERMIT_TYPES,
    primaryType: 'Permit',
    message: { owner: owner.address, spender: pool, value, nonce: 0n, deadline: maxUint256 },
  });
  const { r, s, yParity } = parseSignature(signature);
  const permit = encodeFunctionData({
    abi: coverAbi,
    functionName: 'selfPermit',
    args: [asset, pool, value, maxUint256, yParity + 27, r, s],
  });
  return {
    to: cover,
    data: encodeFunctionData({ abi: coverAbi, functionName: 'multicall', args: [[permit, action.data]] }),
  };
}
