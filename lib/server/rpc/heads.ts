import { type Hex, hexToBigInt, hexToNumber, numberToHex } from 'viem';
import { z } from 'zod';
import { NodeError } from './node-error';
import type { Answer, Question } from './post';

const hex = z.custom<Hex>((value) => typeof value === 'string' && /^0x[0-9a-f]+$/i.test(value));
const rawBlock = z.looseObject({ number: hex, hash: hex, timestamp: hex, parentHash: hex.optional() });

/** A block, and how the node described it. */
export type Head = { number: bigint; hash: Hex; now: number; raw: z.infer<typeof rawBlock> };

export type HeadOptions = {
  /** The chain id that the node should have. */
  chainId: number;
  /** Age in milliseconds at which the head is requested again. */
  maxAge: number;
  /** The chain's clock is moved by hand, so its head counts even if it went back. */
  isLocal: boolean;
  clock: () => number;
};

/** Pauses in milliseconds before a node is asked again whether it knows the head. A late node, or another one, will. */
const DOUBTS = [0, 200, 400, 600, 800];
/** How long a page waits for a block that its reader has already seen. */
const WAITS_FOR_BLOCK = 6_000;
const LOOKS_EVERY = 300;

const pause = (time: number) => new Promise((resolve) => setTimeout(resolve, time));

const CHAIN_ID: Question = { method: 'eth_chainId', params: [] };
const LATEST: Question = { method: 'eth_getBlockByNumber', params: ['latest', false] };

const block = (number: bigint): Question => ({
  method: 'eth_getBlockByNumber',
  params: [numberToHex(number), false],
});

/** Whether the block of a head is still part of the chain. `found` is the node's block of that number. */
function isContinued(head: Head, next: Head, found: Answer | undefined): boolean {
  const block = rawBlock.safeParse(found?.result);
  if (block.success) return block.data.hash === head.hash;
  return next.number > head.number || next.hash === head.hash;
}

/** The head of a chain, one for all readers. An answer from a late node never moves it back. */
export class Heads {
  private known: Head | null = null;
  private askedAt = Number.NEGATIVE_INFINITY;
  private asking: Promise<Head> | null = null;
  /** Whether the node has the right chain id. Checked once, with the first head. */
  private isVerified = false;

  constructor(
    private readonly ask: (questions: readonly Question[]) => Promise<Answer[]>,
    private readonly options: HeadOptions,
    /** Called when blocks that were seen are no longer part of the chain. */
    private readonly onReplaced: () => void = () => undefined,
  ) {}

  /** @param atLeast A block that the reader has seen, so an older head does not help. */
  async current(atLeast = 0n): Promise<Head> {
    const { clock, maxAge, isLocal } = this.options;
    const { known } = this;
    const isFresh = known && clock() - this.askedAt < maxAge;
    if (isFresh && known.number >= atLeast) return known;
    const head = await this.refresh();
    return isLocal || head.number >= atLeast ? head : this.waitFor(atLeast);
  }

  /** Makes the next reader request the head. */
  expire(): void {
    this.askedAt = Number.NEGATIVE_INFINITY;
  }

  /** No node knows this head any more. Accepts the next answer, whatever it is. */
  async replace(lost: Head): Promise<Head> {
    if (this.known?.hash === lost.hash) {
      this.known = null;
      this.onReplaced();
    }
    return this.refresh();
  }

  private async waitFor(number: bigint): Promise<Head> {
    const { clock } = this.options;
    const deadline = clock() + WAITS_FOR_BLOCK;
    while (clock() < deadline) {
      await pause(LOOKS_EVERY);
      const head = await this.refresh();
      if (head.number >= number) return head;
    }
    throw new NodeError(`The chain’s node does not know block ${number} yet. Try again in a moment.`);
  }

  private refresh(): Promise<Head> {
    this.asking ??= this.read().finally(() => {
      this.asking = null;
    });
    return this.asking;
  }

  private async read(): Promise<Head> {
    const askedAt = this.options.clock();
    const before = this.isVerified ? this.known : null;
    const [latest, second] = await this.ask([LATEST, before ? block(before.number) : CHAIN_ID]);
    if (!before) this.verify(second);
    const raw = rawBlock.safeParse(latest?.result);
    if (!raw.success) throw new NodeError('The chain’s node did not say what its latest block is.');
    const { number, hash, timestamp } = raw.data;
    const next = { number: hexToBigInt(number), hash, now: hexToNumber(timestamp), raw: raw.data };
    const { known } = this;
    const isBehind = known !== null && next.number < known.number && !this.options.isLocal;
    const head =
      isBehind && (await this.isKnown(known)) ? known : this.accept(next, before ? second : undefined);
    this.askedAt = askedAt;
    return head;
  }

  private verify(chain: Answer | undefined) {
    if (this.isVerified || chain?.result === undefined) return;
    const { chainId } = this.options;
    if (Number(chain.result) !== chainId)
      throw new NodeError(`The node that is set for chain ${chainId} is of chain ${Number(chain.result)}.`);
    this.isVerified = true;
  }

  private accept(next: Head, found: Answer | undefined): Head {
    const { known } = this;
    this.known = next;
    if (known && !isContinued(known, next, found)) this.onReplaced();
    return next;
  }

  /** Whether a block is still part of the chain. An older head can come from a late node or from a chain that was set back. */
  private async isKnown({ hash }: Head): Promise<boolean> {
    for (const time of DOUBTS) {
      await pause(time);
      const [block] = await this.ask([{ method: 'eth_getBlockByHash', params: [hash, false] }]);
      if (block?.result !== null) return true;
    }
    return false;
  }
}
