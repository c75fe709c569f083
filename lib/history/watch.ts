import type { Progress } from './progress';

/** Last known progress of the history. */
export type Seen = { block: number; time: number };

/** State of a history that is not up to date, for readers. */
export type Sighting = {
  /** Null if it was never reached. */
  last: Seen | null;
  /** It is starting, restarting or catching up, which is normal. */
  isOnItsWay: boolean;
};

/** An indexer that has not answered or progressed for this many milliseconds has a problem. */
const PATIENCE = 60_000;

/** Watches the progress of one chain's history. */
export class Watch {
  private last: Seen | null = null;
  private movedAt: number;

  /** @param startedAt Since when the history could have been seen. */
  constructor(
    startedAt: number,
    private readonly clock = Date.now,
  ) {
    this.movedAt = startedAt;
  }

  note(progress: Progress): Sighting {
    if (progress.kind === 'here') {
      const { block, time, isBehind } = progress;
      if (!isBehind || block !== this.last?.block) this.movedAt = this.clock();
      this.last = { block, time };
    }
    return { last: this.last, isOnItsWay: this.clock() - this.movedAt < PATIENCE };
  }
}
