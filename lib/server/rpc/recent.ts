/** Recent reads, which will be made again at the next block. */
export class RecentReads<Read> {
  private readonly reads = new Map<string, { read: Read; askedAt: number }>();

  constructor(
    private readonly max: number,
    private readonly maxAge: number,
    private readonly clock: () => number,
  ) {}

  add(key: string, read: Read): void {
    this.reads.delete(key);
    this.reads.set(key, { read, askedAt: this.clock() });
    const [oldest] = this.reads.keys();
    if (this.reads.size > this.max && oldest !== undefined) this.reads.delete(oldest);
  }

  all(): [string, Read][] {
    const since = this.clock() - this.maxAge;
    return [...this.reads].flatMap(([key, { read, askedAt }]) => (askedAt >= since ? [[key, read]] : []));
  }
}
