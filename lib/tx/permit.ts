import {
  type Address,
  compactSignatureToSignature,
  domainSeparator,
  erc20Abi,
  type Hex,
  isAddressEqual,
  isHex,
  keccak256,
  type PublicClient,
  parseAbi,
  parseCompactSignature,
  recoverTypedDataAddress,
  serializeSignature,
  size,
  toHex,
} from 'viem';
import { demoAssetAbi } from '../contracts/abis';
import type { FlowContext, PermitStep, Signature } from './types';

/** Any token with EIP-2612 and EIP-5267 has these parts of the ABI. */
const permitAbi = demoAssetAbi;
/** Used by tokens older than EIP-5267. */
const olderAbi = parseAbi([
  'function version() view returns (string)',
  'function DOMAIN_SEPARATOR() view returns (bytes32)',
  'function PERMIT_TYPEHASH() view returns (bytes32)',
]);

/** Validity of signed permits. */
const PERMIT_SECONDS = 3600n;

/** EIP-712 types of an EIP-2612 permit. */
export const PERMIT_TYPES = {
  Permit: [
    { name: 'owner', type: 'address' },
    { name: 'spender', type: 'address' },
    { name: 'value', type: 'uint256' },
    { name: 'nonce', type: 'uint256' },
    { name: 'deadline', type: 'uint256' },
  ],
} as const;

const TYPE_HASH = keccak256(
  toHex('Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)'),
);

type Domain = { name: string; version: string; chainId: number; verifyingContract: Address };

/** The EIP-712 domain of a token; null if it has none, or an inconsistent one. */
async function domainOf(client: PublicClient, address: Address, chainId: number): Promise<Domain | null> {
  const own = await client
    .readContract({ address, abi: permitAbi, functionName: 'eip712Domain' })
    .catch(() => null);
  if (own) {
    const [, name, version, ownChainId, verifyingContract] = own;
    return { name, version, chainId: Number(ownChainId), verifyingContract };
  }
  const [name, version, separator] = await Promise.all([
    client.readContract({ address, abi: erc20Abi, functionName: 'name' }).catch(() => null),
    client.readContract({ address, abi: olderAbi, functionName: 'version' }).catch(() => '1'),
    client.readContract({ address, abi: olderAbi, functionName: 'DOMAIN_SEPARATOR' }).catch(() => null),
  ]);
  if (name === null || separator === null) return null;
  const domain = { name, version, chainId, verifyingContract: address };
  return domainSeparator({ domain }) === separator ? domain : null;
}

/** Whether a token accepts EIP-2612 permits. Tokens with another kind, like DAI, get an approval. */
export async function supportsPermit(
  { client, chainId }: FlowContext,
  token: Address,
  owner: Address,
): Promise<boolean> {
  const [domain, nonce, typeHash] = await Promise.all([
    domainOf(client, token, chainId),
    client
      .readContract({ address: token, abi: permitAbi, functionName: 'nonces', args: [owner] })
      .catch(() => null),
    client
      .readContract({ address: token, abi: olderAbi, functionName: 'PERMIT_TYPEHASH' })
      .catch(() => TYPE_HASH),
  ]);
  return domain !== null && nonce !== null && typeHash === TYPE_HASH;
}

/** The message for the wallet to sign; null if the token's domain is unknown. */
export async function permitData({ client, account: owner, chainId }: FlowContext, step: PermitStep) {
  const [domain, nonce, block] = await Promise.all([
    domainOf(client, step.token, chainId),
    client.readContract({ address: step.token, abi: permitAbi, functionName: 'nonces', args: [owner] }),
    client.getBlock(),
  ]);
  if (!domain) return null;
  const deadline = block.timestamp + PERMIT_SECONDS;
  return {
    domain,
    types: PERMIT_TYPES,
    primaryType: 'Permit' as const,
    message: { owner, spender: step.spender, value: step.value, nonce, deadline },
  };
}

type PermitData = NonNullable<Awaited<ReturnType<typeof permitData>>>;

/** A key's signature as 65 bytes; null for any other, such as a contract account's or an empty one. */
function wholeSignature(hex: unknown): Hex | null {
  if (!isHex(hex)) return null;
  // EIP-2098
  if (size(hex) === 64) return serializeSignature(compactSignatureToSignature(parseCompactSignature(hex)));
  return size(hex) === 65 ? hex : null;
}

/** The signature if a token would accept it; null if another key signed. */
export async function permitSignature(data: PermitData, answer: Hex): Promise<Signature | null> {
  const hex = wholeSignature(answer);
  if (!hex) return null;
  const signer = await recoverTypedDataAddress({ ...data, signature: hex }).catch(() => null);
  if (signer === null || !isAddressEqual(signer, data.message.owner)) return null;
  return { hex, deadline: data.message.deadline };
}
