type Details = {
  /** What the node's web server answered, where it answered. */
  status?: number;
  isPassing?: boolean;
  /** Retry-After of the node, in milliseconds. */
  retryAfter?: number;
};

/** A node that could not be asked. What it answers, be it an error, is no such error. The address of the node stays out of the
 * message: it may hold a key. */
export class NodeError extends Error {
  override name = 'NodeError';
  readonly status: number | null;
  /** Whether a retry may succeed. */
  readonly isPassing: boolean;
  readonly retryAfter: number | null;

  constructor(message: string, { status, isPassing = true, retryAfter }: Details = {}) {
    super(message);
    [this.status, this.isPassing, this.retryAfter] = [status ?? null, isPassing, retryAfter ?? null];
  }

  after(attempts: number): NodeError {
    const times = attempts > 1 ? ` It was asked ${attempts} times.` : '';
    const { status, isPassing } = this;
    return new NodeError(`${this.message}${times}`, { isPassing, ...(status !== null && { status }) });
  }
}
