import 'server-only';
import { cookies } from 'next/headers';
import { type Address, getAddress, isAddress } from 'viem';
import { SESSION_COOKIE } from './session-cookie';

/** The account that the browser's wallet was last connected with. A hint for what to show, never a proof. */
export async function readSession(): Promise<Address | null> {
  const value = (await cookies()).get(SESSION_COOKIE)?.value;
  return value && isAddress(value, { strict: false }) ? getAddress(value) : null;
}
