// Seeded random choices: the same seed gives the same history.

export class Dice {
  #state: number;

  constructor(seed: number) {
    this.#state = (seed * 2_654_435_761) >>> 0;
    for (let i = 0; i < 4; i++) this.#next();
  }

  #next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  }

  /** A whole number in low..high. */
  between(low: bigint, high: bigint): bigint {
    if (high <= low) return low;
    let wide = 0n;
    for (let i = 0; i < 6; i++) wide = (wide << 32n) | BigInt(this.#next());
    return low + (wide % (high - low + 1n));
  }

  chance(percent: number): boolean {
    return this.#next() % 100 < percent;
  }

  pick<Item>(items: readonly Item[]): Item {
    const item = items[this.#next() % items.length];
    if (item === undefined) throw new Error('There is nothing to pick from.');
    return item;
  }

  /** A name, with a probability in proportion to its weight. */
  weighted(weights: Record<string, number>): string {
    const total = Object.values(weights).reduce((a, b) => a + b, 0);
    let left = this.#next() % total;
    for (const [name, weight] of Object.entries(weights)) {
      if (left < weight) return name;
      left -= weight;
    }
    throw new Error('The weights add up to nothing.');
  }

  /** An amount up to a limit, often at the edges: one unit, all, or one more than all. */
  edgy(limit: bigint): bigint {
    const kind = this.#next() % 16;
    if (kind === 0) return 1n;
    if (kind < 4) return limit;
    if (kind === 4) return limit + 1n;
    if (kind === 5) return this.between(0n, 3n);
    return this.between(0n, limit / BigInt(1 + (this.#next() % 5)));
  }
}
