import type { Address, Hex } from 'viem';
import { cidsOf, matchDigest } from '@/lib/claims/evidence';
import { type Claimable, claimableOf, readLossFile } from './file';

/** An account's loss in an incident's evidence. */
export type OwnLoss =
  | ({ status: 'found' } & Claimable)
  /** The list is available, and the account is not in it. */
  | { status: 'absent' }
  /** The evidence is not a list with this root, or is not stored here. */
  | { status: 'unknown' };

const UNKNOWN: OwnLoss = { status: 'unknown' };

/** Reads a list that anyone may have served: it counts if it has the digest and the root that are on chain. */
async function ownLossIn(
  content: Uint8Array<ArrayBuffer>,
  { digest, root, account }: { digest: Hex; root: Hex; account: Address },
): Promise<OwnLoss> {
  if (!(await matchDigest(content, digest))) return UNKNOWN;
  const read = readLossFile(new TextDecoder().decode(content));
  if ('problem' in read || read.list.root !== root) return UNKNOWN;
  const claimable = claimableOf(read.list, account);
  return claimable ? { status: 'found', ...claimable } : { status: 'absent' };
}

/** Downloads an incident's evidence and looks for the account in it. */
export async function findOwnLoss(wanted: { digest: Hex; root: Hex; account: Address }): Promise<OwnLoss> {
  for (const cid of cidsOf(wanted.digest)) {
    const response = await fetch(`/api/evidence/${cid}`);
    if (response.ok) return ownLossIn(new Uint8Array(await response.arrayBuffer()), wanted);
  }
  return UNKNOWN;
}
