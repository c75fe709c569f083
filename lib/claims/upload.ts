import type { Hex } from 'viem';

const UNREACHABLE = 'The evidence could not be stored: the server did not answer. Try again.';

export type Upload = { digest: Hex } | { problem: string };

type Answer = { digest?: Hex; message?: string };

/** Stores evidence and answers with its digest. */
export async function uploadEvidence(body: BodyInit, type: string): Promise<Upload> {
  try {
    const response = await fetch('/api/evidence', {
      method: 'POST',
      headers: { 'content-type': type },
      body,
    });
    const { digest, message }: Answer = await response.json();
    return response.ok && digest ? { digest } : { problem: message ?? UNREACHABLE };
  } catch {
    return { problem: UNREACHABLE };
  }
}
