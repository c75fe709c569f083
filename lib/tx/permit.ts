import { type Address, type Hex, hexToBytes, isAddressEqual, isHex, recoverTypedDataAddress } from 'viem';
import { demoAssetAbi } from '../contracts/abis';
import type { FlowContext, PermitStep, Signature } from './types';

/** Any token with EIP-2612 and EIP-5267 has these parts of the ABI. */
const permitAbi = demoAssetAbi;

/** Signed permissions are good for this long. */
const PERMIT_SECONDS = 3600n;

const TYPES = {
  Permit: [
    { name: 'owner', type: 'address' },
    { name: 'spender', type: 'address' },
    { name: 'value', type: 'uint256' },
    { name: 'nonce', type: 'uint256' },
    { name: 'deadline', type: 'uint256' },
  ],
} as const;

/** Whether a token takes signed permissions. */
export async function supportsPermit(
  { client }: FlowContext,
  token: Address,
  owner: Address,
): Promise<boolean> {
  const reads = [
    client.readContract({ address: token, abi: permitAbi, functionName: 'eip712Domain' }),
    client.readContract({ address: token, abi: permitAbi, functionName: 'nonces', args: [owner] }),
  ];
  return (await Promise.allSettled(reads)).every(({ status }) => status === 'fulfilled');
}

/** What the wallet is asked to sign. */
export async function permitData({ client, account: owner }: FlowContext, step: PermitStep) {
  const token = { address: step.token, abi: permitAbi } as const;
  const [domain, nonce, block] = await Promise.all([
    client.readContract({ ...token, functionName: 'eip712Domain' }),
    client.readContract({ ...token, functionName: 'nonces', args: [owner] }),
    client.getBlock(),
  ]);
  const [, name, version, chainId, verifyingContract] = domain;
  const deadline = block.timestamp + PERMIT_SECONDS;
  return {
    domain: { name, version, chainId: Number(chainId), verifyingContract },
    types: TYPES,
    primaryType: 'Permit' as const,
    message: { owner, spender: step.spender, value: step.value, nonce, deadline },
  };
}

const SIGNATURE_BYTES = [64, 65];

/** The signature if a token would accept it: a contract account's, an empty one or another key's is of no use. */
export async function permitSignature(
  data: Awaited<ReturnType<typeof permitData>>,
  hex: Hex,
): Promise<Signature | null> {
  if (!isHex(hex) || !SIGNATURE_BYTES.includes(hexToBytes(hex).length)) return null;
  const signer = await recoverTypedDataAddress({ ...data, signature: hex }).catch(() => null);
  if (signer === null || !isAddressEqual(signer, data.message.owner)) return null;
  return { hex, deadline: data.message.deadline };
}
