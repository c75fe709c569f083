import type { Progress } from './progress';

/** How far the history was when it was last seen. */
export type Seen = { block: number; time: number };

/** What readers are told of a history that is not up to date. */
export type Sighting = {
  /** Null when it has not been seen yet. */
  last: Seen | null;
  /** It starts, starts again or catches up: nothing to worry about. */
  isOnItsWay: boolean;
};

/** An indexer that has not answered or not come further for so many milliseconds has a problem. */
const PATIENCE = 60_000;

/** Watches how the history of one chain comes on. */
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
