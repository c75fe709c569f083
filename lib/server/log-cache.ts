import { BaseError, type Hex, HttpRequestError } from 'viem';
import { NodeError } from './rpc/node-error';

/** Where logs come from: all of a range of blocks, both ends included, and the hash of a block. */
export type LogSource<Log> = {
  logs: (from: bigint, to: bigint) => Promise<Log[]>;
  hashOf: (block: bigint) => Promise<Hex | null>;
};

/** Blocks that a reorganisation may still replace: their logs are read anew each time. */
const UNSETTLED = 64n;
/** Ranges that are asked for together once the provider's limit is known. */
const TOGETHER = 8;

export type Head = { number: bigint; hash: Hex };

const min = (a: bigint, b: bigint) => (a < b ? a : b);

/** A node that answers with an error may take a smaller range; one that cannot be reached takes none. */
function isRefusal(error: unknown): boolean {
  if (!(error instanceof BaseError)) return false;
  const unasked = error.walk((cause) => cause instanceof HttpRequestError || cause instanceof NodeError);
  if (unasked instanceof NodeError) return unasked.status !== null && !unasked.isPassing;
  return unasked instanceof HttpRequestError ? unasked.status !== undefined : true;
}

/**
 * The logs of some events since a block. What is settled is remembered, so that a read asks for the latest blocks only. A
 * provider that limits the range of a request is asked in smaller ones (A8).
 */
export class LogCache<Log extends { blockNumber: bigint | null }> {
  private settled: Log[] = [];
  /** The last settled block that was read, with its hash: another hash there means another history. */
  private last: { number: bigint; hash: Hex } | null = null;
  /** Blocks per request; null until a request was refused. */
  private width: bigint | null = null;
  private running: { hash: Hex; logs: Promise<Log[]> } | null = null;

  constructor(
    private readonly source: LogSource<Log>,
    private readonly first: bigint,
  ) {}

  /** All logs up to the head. Reads of the same block share their requests. */
  read({ number, hash }: Head): Promise<Log[]> {
    if (this.running?.hash === hash) return this.running.logs;
    const before = this.running?.logs.catch(() => []) ?? Promise.resolve([]);
    const logs = before.then(() => this.update(number));
    this.running = { hash, logs };
    logs.catch(() => {
      if (this.running?.logs === logs) this.running = null;
    });
    return logs;
  }

  private async update(head: bigint): Promise<Log[]> {
    const from = this.last ? this.last.number + 1n : this.first;
    const [isSame, recent] = await Promise.all([this.isSameHistory(head), this.collect(from, head)]);
    if (!isSame) {
      [this.settled, this.last] = [[], null];
      return this.update(head);
    }
    const all = [...this.settled, ...recent];
    await this.settle(all, head - UNSETTLED);
    return all;
  }

  private async isSameHistory(head: bigint): Promise<boolean> {
    if (!this.last) return true;
    return this.last.number <= head && (await this.source.hashOf(this.last.number)) === this.last.hash;
  }

  /** Caches settled logs, not each time, because the hash costs a request. */
  private async settle(all: Log[], number: bigint) {
    const from = this.last ? this.last.number : this.first;
    if (number < from + UNSETTLED) return;
    const hash = await this.source.hashOf(number);
    if (!hash) return;
    this.settled = all.filter(({ blockNumber }) => blockNumber !== null && blockNumber <= number);
    this.last = { number, hash };
  }

  private async collect(from: bigint, to: bigint): Promise<Log[]> {
    const logs: Log[] = [];
    let next = from;
    while (next <= to) {
      const ranges = this.rangesFrom(next, to);
      const end = ranges.at(-1)?.[1] ?? to;
      try {
        const found = await Promise.all(ranges.map(([start, stop]) => this.source.logs(start, stop)));
        logs.push(...found.flat());
        next = end + 1n;
      } catch (error) {
        const width = min(this.width ?? to - next + 1n, to - next + 1n);
        if (width <= 1n || !isRefusal(error)) throw error;
        this.width = width / 2n;
      }
    }
    return logs;
  }

  private rangesFrom(from: bigint, to: bigint): [bigint, bigint][] {
    const { width } = this;
    if (width === null) return [[from, to]];
    const ranges: [bigint, bigint][] = [];
    for (let start = from; start <= to && ranges.length < TOGETHER; start += width)
      ranges.push([start, min(start + width - 1n, to)]);
    return ranges;
  }
}
