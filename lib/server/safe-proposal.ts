import { z } from 'zod';

const WAIT = 5_000;

/** What is needed of the answer of Safe's transaction service. */
const schema = z.object({
  confirmations: z.array(z.unknown()).nullish(),
  confirmationsRequired: z.number().int(),
  transactionHash: z.string().nullish(),
});

export type SafeServiceSetting = { url: string; key: string | undefined };
export type SafeProposal = { given: number; needed: number; hash: string | null };

/** Null for a proposal that the service does not know. */
export async function readProposal(
  { url, key }: SafeServiceSetting,
  hash: string,
): Promise<SafeProposal | null> {
  const response = await fetch(`${url.replace(/\/$/, '')}/api/v1/multisig-transactions/${hash}/`, {
    headers: key ? { authorization: `Bearer ${key}` } : {},
    signal: AbortSignal.timeout(WAIT),
    cache: 'no-store',
  });
  if (!response.ok) return null;
  const { confirmations, confirmationsRequired, transactionHash } = schema.parse(await response.json());
  return {
    given: confirmations?.length ?? 0,
    needed: confirmationsRequired,
    hash: transactionHash ?? null,
  };
}
