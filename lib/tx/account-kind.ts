import type { Address, PublicClient } from 'viem';

/** The kind of sender: a plain key, a key whose account delegates to code (EIP-7702), or a contract such as a Safe. */
export type AccountKind = 'key' | 'delegated' | 'contract';

const DELEGATION = '0xef0100';

export async function accountKind(client: PublicClient, address: Address): Promise<AccountKind> {
  const code = await client.getCode({ address });
  if (!code || code === '0x') return 'key';
  return code.startsWith(DELEGATION) ? 'delegated' : 'contract';
}
