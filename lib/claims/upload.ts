import type { Hex } from 'viem';

const UNREACHABLE = 'The evidence was not stored because the server did not answer. Try again.';

/** `note` says why a stored file is not pinned, where an IPFS node is configured. */
export type Upload = { digest: Hex; note: string | null } | { problem: string };

type Answer = { digest?: Hex; note?: string | null; message?: string };

/** Stores evidence and answers with its digest. */
export async function uploadEvidence(body: BodyInit, type: string): Promise<Upload> {
  try {
    const response = await fetch('/api/evidence', {
      method: 'POST',
      headers: { 'content-type': type },
      body,
    });
    const { digest, note = null, message }: Answer = await response.json();
    return response.ok && digest ? { digest, note } : { problem: message ?? UNREACHABLE };
  } catch {
    return { problem: UNREACHABLE };
  }
}
