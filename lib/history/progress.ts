/** What Ponder says of each chain. */
export type Status = Record<string, { id: number; block: { number: number; timestamp: number } }>;

/** How far the history is: `off` without an indexer, `gone` when it does not answer for this chain. */
export type Progress =
  | { kind: 'off' }
  | { kind: 'gone' }
  | { kind: 'here'; block: number; time: number; isBehind: boolean };

type Head = { number: bigint; now: number };

/** A history that lags by no more than this is as good as the present. */
const MAX_LAG = 15;

/** An indexer that is ahead of the chain has seen another chain: the demo's is made anew at will. */
const MAX_LEAD = 15;

export function progressOf(status: Status | null, chainId: number, head: Head): Progress {
  const found = Object.values(status ?? {}).find(({ id }) => id === chainId);
  if (!found) return { kind: 'gone' };
  const { number: block, timestamp: time } = found.block;
  const lag = Number(head.number) - block;
  if (lag < -MAX_LEAD) return { kind: 'gone' };
  return { kind: 'here', block, time, isBehind: lag > MAX_LAG };
}
