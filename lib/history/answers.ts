type Held<Value> = { value: Promise<Value>; until: number };

/** Answers that readers share for a while. Concurrent readers wait for the same answer; failures are not cached. */
export class Answers<Value> {
  private readonly held = new Map<string, Held<Value>>();

  constructor(
    private readonly limits: { max: number; seconds: number },
    private readonly clock = () => Date.now(),
  ) {}

  get(key: string, read: () => Promise<Value>): Promise<Value> {
    const known = this.held.get(key);
    if (known && known.until > this.clock()) return known.value;
    const fresh = { value: read(), until: this.clock() + this.limits.seconds * 1_000 };
    this.held.delete(key);
    this.held.set(key, fresh);
    const [oldest] = this.held.keys();
    if (this.held.size > this.limits.max && oldest !== undefined) this.held.delete(oldest);
    fresh.value.catch(() => {
      if (this.held.get(key) === fresh) this.held.delete(key);
    });
    return fresh.value;
  }
}
