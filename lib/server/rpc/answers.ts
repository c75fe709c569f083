type Block<Value> = { answers: Map<string, Promise<Value>>; size: number };

const KEPT_BLOCKS = 4;
const BYTES_A_BLOCK = 16 * 2 ** 20;

const sizeOf = (question: string, value: unknown) => question.length + (JSON.stringify(value)?.length ?? 0);

/** What a chain answered at its latest blocks. Whoever asks the same at the same block shares the answer, also one that is still
 * on its way. Old blocks, and the first answers of a block beyond its size, are forgotten. */
export class AnswerCache<Value> {
  private readonly blocks = new Map<string, Block<Value>>();

  constructor(
    private readonly keptBlocks = KEPT_BLOCKS,
    private readonly maxSize = BYTES_A_BLOCK,
  ) {}

  has = (block: string): boolean => this.blocks.has(block);

  /** The cached answer at a block, if there is one. */
  known = (block: string, question: string): Promise<Value> | undefined =>
    this.blocks.get(block)?.answers.get(question);

  /** @param block Hash of the block. @param isKept Whether an answer holds for the others: a failure does not. */
  answer(
    block: string,
    question: string,
    ask: () => Promise<Value>,
    isKept: (value: Value) => boolean = () => true,
  ): Promise<Value> {
    const at = this.blockOf(block);
    const known = at.answers.get(question);
    if (known) return known;
    const asked = ask();
    at.answers.set(question, asked);
    const drop = () => at.answers.get(question) === asked && at.answers.delete(question);
    asked.then((value) => (isKept(value) ? this.grow(at, sizeOf(question, value)) : drop()), drop);
    return asked;
  }

  forget(block: string): void {
    this.blocks.delete(block);
  }

  clear(): void {
    this.blocks.clear();
  }

  private blockOf(block: string): Block<Value> {
    const known = this.blocks.get(block);
    if (known) return known;
    const fresh: Block<Value> = { answers: new Map(), size: 0 };
    this.blocks.set(block, fresh);
    const [oldest] = this.blocks.keys();
    if (this.blocks.size > this.keptBlocks && oldest !== undefined) this.blocks.delete(oldest);
    return fresh;
  }

  /** Half of a block that has grown too large goes at once, so that the sizes of single answers need not be kept. */
  private grow(block: Block<Value>, size: number) {
    block.size += size;
    if (block.size <= this.maxSize) return;
    const old = [...block.answers.keys()].slice(0, Math.ceil(block.answers.size / 2));
    for (const question of old) block.answers.delete(question);
    block.size >>= 1;
  }
}
