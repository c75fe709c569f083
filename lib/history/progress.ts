/** Ponder's status of each chain. */
export type Status = Record<string, { id: number; block: { number: number; timestamp: number } }>;

/** A block, identified by its hash. */
export type Mark = { block: number; hash: string };

/** Progress of the history. */
export type Progress =
  /** No indexer is configured. */
  | { kind: 'off' }
  /** It does not answer, or its last event is not on the chain, because of a reorganisation or a reset chain. */
  | { kind: 'gone' }
  | { kind: 'here'; block: number; time: number; latest: Mark | null; isBehind: boolean };

type Head = { number: bigint; now: number };

/** A history that lags by at most this many blocks counts as up to date. */
const MAX_LAG = 15;

/** An indexer that is further ahead than this has indexed another chain. */
const MAX_LEAD = 15;

/** @param latest The block of the last event that the indexer has read. */
export function progressOf(
  status: Status | null,
  latest: Mark | null,
  chainId: number,
  head: Head,
): Progress {
  const found = Object.values(status ?? {}).find(({ id }) => id === chainId);
  if (!found) return { kind: 'gone' };
  const { number: block, timestamp: time } = found.block;
  const lag = Number(head.number) - block;
  if (lag < -MAX_LEAD) return { kind: 'gone' };
  return { kind: 'here', block, time, latest, isBehind: lag > MAX_LAG };
}

/** Only the chain knows whether the indexer has read its present branch. A block ahead of the head is not known to it yet. */
export async function isOnChain(
  latest: Mark | null,
  head: bigint,
  hashOf: (block: bigint) => Promise<string | null>,
): Promise<boolean> {
  if (!latest || BigInt(latest.block) > head) return true;
  return (await hashOf(BigInt(latest.block))) === latest.hash;
}
