import { type Address, type Hex, hexToBigInt, isHex, numberToHex } from 'viem';
import { AnswerCache } from './answers';
import { Bundle, isPersonal, LensHabits, type Read } from './bundles';
import { type Head, Heads } from './heads';
import { NodeError } from './node-error';
import { type Answer, isRefusal, type Question } from './post';
import { RecentReads } from './recent';
import { Sender, type SenderOptions } from './sender';

export type ReaderOptions = {
  chainId: number;
  rpcUrl: string;
  /** The lens, which reads many contracts in one call; null on a chain without one. */
  lens: Address | null;
  headMaxAge: number;
  isLocal: boolean;
  sender?: Partial<SenderOptions>;
  /** Called when blocks that were seen are no longer part of the chain. */
  onReplaced?: () => void;
};

/** Position of the block in the parameters of each read of the state. */
const BLOCK_AT: Record<string, number> = {
  eth_call: 1,
  eth_getBalance: 1,
  eth_getCode: 1,
  eth_getStorageAt: 2,
  eth_getTransactionCount: 1,
};

/** Nodes have many messages for a block that they do not have. */
const UNKNOWN_BLOCK =
  /header (for hash )?not found|unknown block|block (hash )?not found|block .*(not|out of range)|cannot find block|resource not found|world state unavailable|not.*canonical|missing trie node|state .*not available|Unable to resolve block/i;
/** Pauses before a late node is asked again, in milliseconds. */
const PAUSES = [100, 200, 400, 800, 1_500];

const UNSEEN: Answer = { error: { code: -32_000, message: 'unknown block' } };
const unknownHead = ({ number }: Head) =>
  new NodeError(`The chain’s node does not know block ${number}. Try again in a moment.`);

/** Number of blocks that a reorganisation may still replace. */
const UNSETTLED = 64n;
const SETTLED = 'settled';

const RECENT_READS = 400;
/** Older blocks that readers ask for: that of the last event, by which a history is known to be of this chain. */
const RECENT_BLOCKS = 2;
const RECENT_AGE = 60_000;

const numberOf = (block: unknown): bigint | null =>
  isHex(block) && block.length < 66 ? hexToBigInt(block) : null;

const isUnknownBlock = ({ error }: Answer) =>
  error !== undefined && error.data === undefined && UNKNOWN_BLOCK.test(error.message);

const lowest = (a: bigint, b: bigint) => (a < b ? a : b);
/** An answer of the chain: a result or a revert. Other errors are the node's. */
const isFinal = ({ error }: Answer) => !error || isRefusal(error);

const pause = (time: number) => new Promise((resolve) => setTimeout(resolve, time));

/** The same request at another block. */
function movedTo(block: unknown, { method, params }: Question): Question {
  const at = BLOCK_AT[method] ?? params.length;
  return { method, params: [...params.slice(0, at), block, ...params.slice(at + 1)] };
}

/** What is called, and by whom at most, at the latest block: a read that may leave with others. */
function readOf({ method, params: [call, block = 'latest', ...more] }: Question): Read | null {
  if (method !== 'eth_call' || block !== 'latest' || more.length > 0 || typeof call !== 'object') return null;
  const { to, data, from, ...rest } = call as Partial<Read>;
  return to && data && Object.keys(rest).length === 0 ? { to, data, ...(from && { from }) } : null;
}

const isLogsRange = (filter: unknown): filter is { toBlock: Hex } =>
  typeof filter === 'object' && filter !== null && 'toBlock' in filter && isHex(filter.toBlock);

/** Reads a chain for many readers. What is asked of the latest block is answered at one head, by the hash of its block, and once. */
export class ChainReader {
  readonly heads: Heads;
  private readonly sender: Sender;
  private readonly answers = new AnswerCache<Answer>();
  private readonly settled = new AnswerCache<Answer>(1);
  private readonly recent = new RecentReads<Read>(RECENT_READS, RECENT_AGE, Date.now);
  private readonly recentBlocks = new RecentReads<Question>(RECENT_BLOCKS, RECENT_AGE, Date.now);
  /** Blocks that were the head and that no node knows any more. */
  private readonly lost = new Set<Hex>();
  private readonly habits = new LensHabits();
  private bundle: { hash: Hex; bundle: Bundle } | null = null;

  constructor(private readonly options: ReaderOptions) {
    const { chainId, rpcUrl, sender, isLocal, headMaxAge: maxAge } = options;
    this.sender = new Sender(rpcUrl, sender);
    const ask = (questions: readonly Question[]) => this.sender.askTogether(questions);
    this.heads = new Heads(ask, { chainId, maxAge, isLocal, clock: Date.now }, () => {
      this.answers.clear();
      this.settled.clear();
      options.onReplaced?.();
    });
  }

  /** The answer to a question of a reader whose page is of this head. */
  request(head: Head, question: Question): Promise<Answer> {
    const { method, params } = question;
    const at = BLOCK_AT[method];
    if (at !== undefined) return this.stateAt(head, question, params[at] ?? 'latest');
    if (method === 'eth_chainId')
      return this.settled.answer(SETTLED, method, () => this.sender.ask(question), isFinal);
    if (method === 'eth_blockNumber') return Promise.resolve({ result: head.raw.number });
    if (method === 'eth_getBlockByNumber') return this.block(head, question);
    if (method === 'eth_getLogs' && isLogsRange(params[0])) return this.logs(head, question, params[0]);
    return this.sender.ask(question);
  }

  private stateAt(head: Head, question: Question, block: unknown): Promise<Answer> {
    const key = JSON.stringify([question.method, question.params]);
    if (block === 'latest') {
      const read = readOf(question);
      this.begin(head);
      if (read && !isPersonal(read)) this.recent.add(key, read);
      return this.answerAt(head, key, () =>
        read ? this.bundleAt(head).ask(read) : this.askAt(head, question),
      );
    }
    const number = numberOf(block);
    if (number === null) return this.sender.ask(question);
    const ask = () => this.sender.ask(question);
    return number + UNSETTLED <= head.number
      ? this.settled.answer(SETTLED, key, ask, isFinal)
      : this.answerAt(head, key, ask);
  }

  private block(head: Head, question: Question): Promise<Answer> {
    const [block, isFull] = question.params;
    const number = block === 'latest' ? head.number : numberOf(block);
    if (number === head.number && isFull !== true) return Promise.resolve({ result: head.raw });
    if (number === null) return this.sender.ask(question);
    this.begin(head);
    this.recentBlocks.add(JSON.stringify(question), question);
    return this.olderBlock(head, question);
  }

  private olderBlock(head: Head, question: Question): Promise<Answer> {
    const ask = () =>
      this.seen(
        head,
        () => this.sender.ask(question),
        ({ result }) => result === null,
      );
    const key = JSON.stringify(question);
    // what the parent was told of an older block is true of its child
    const told = this.answers.known(head.raw.parentHash ?? '', key);
    return this.answerAt(head, key, () => told ?? ask());
  }

  /** A node that has not seen the last block of the range would leave its logs out: it is asked for that block too. */
  private logs(head: Head, question: Question, { toBlock }: { toBlock: Hex }): Promise<Answer> {
    const witness = { method: 'eth_getBlockByNumber', params: [toBlock, false] };
    const ask = async () => {
      const [logs = {}, seen = {}] = await this.sender.askTogether([question, witness]);
      return seen.result === null ? UNSEEN : logs;
    };
    const untilSeen = () => this.seen(head, ask, isUnknownBlock);
    return hexToBigInt(toBlock) + UNSETTLED <= head.number
      ? this.sender.ask(question)
      : this.answerAt(head, JSON.stringify(question), untilSeen);
  }

  private answerAt(head: Head, key: string, ask: () => Promise<Answer>): Promise<Answer> {
    if (this.lost.has(head.hash)) return ask();
    return this.answers.answer(head.hash, key, ask, isFinal);
  }

  /** What readers asked at the last blocks they will ask at this one: it leaves with the first question. But trials of somebody's
   * transactions: each is a call, and few pages make them. */
  private begin(head: Head) {
    if (this.answers.has(head.hash) || this.lost.has(head.hash)) return;
    // its children ask for it
    const itself = { method: 'eth_getBlockByNumber', params: [numberToHex(head.number), false] };
    this.answerAt(head, JSON.stringify(itself), () => Promise.resolve({ result: head.raw }));
    for (const [, question] of this.recentBlocks.all())
      if ((numberOf(question.params[0]) ?? head.number) < head.number)
        this.olderBlock(head, question).catch(() => undefined);
    for (const [key, read] of this.recent.all())
      this.answerAt(head, key, () => this.bundleAt(head).ask(read)).catch(() => undefined);
  }

  private bundleAt(head: Head): Bundle {
    if (this.bundle?.hash === head.hash) return this.bundle.bundle;
    const ask = (read: Read) => this.askAt(head, { method: 'eth_call', params: [read, 'latest'] });
    const bundle = new Bundle(ask, this.options.lens, this.habits);
    this.bundle = { hash: head.hash, bundle };
    return bundle;
  }

  /** By the hash of the block (EIP-1898), not its number: after a reorganisation the number is another block's, and a late node
   * refuses instead of answering for an older one. */
  private async askAt(head: Head, { method, params }: Question): Promise<Answer> {
    const pinned = movedTo({ blockHash: head.hash }, { method, params });
    const isLost = this.lost.has(head.hash);
    const answer = isLost ? null : await this.untilSeen(() => this.sender.ask(pinned), isUnknownBlock);
    return answer && !isUnknownBlock(answer) ? answer : this.askAtReplacement(head, { method, params });
  }

  /** The head is gone. Its page goes on at the block that has its number now, and nothing of it is remembered. */
  private async askAtReplacement(head: Head, question: Question): Promise<Answer> {
    const next = await this.replace(head);
    if (next.hash === head.hash) throw unknownHead(head);
    const number = lowest(next.number, head.number);
    return this.sender.ask(movedTo(numberToHex(number), question));
  }

  private async replace(head: Head): Promise<Head> {
    const next = await this.heads.replace(head);
    if (next.hash === head.hash) return next;
    this.lost.add(head.hash);
    this.answers.forget(head.hash);
    return next;
  }

  /** What only a node knows that has seen the head: when none does, the next page is of another one. */
  private async seen(
    head: Head,
    ask: () => Promise<Answer>,
    isUnseen: (answer: Answer) => boolean,
  ): Promise<Answer> {
    const answer = await this.untilSeen(ask, isUnseen);
    if (!isUnseen(answer)) return answer;
    await this.replace(head);
    throw unknownHead(head);
  }

  /** Asks again while the node has not seen what it is asked about. */
  private async untilSeen(
    ask: () => Promise<Answer>,
    isUnseen: (answer: Answer) => boolean,
  ): Promise<Answer> {
    let answer = await ask();
    for (const time of PAUSES) {
      if (!isUnseen(answer)) return answer;
      await pause(time);
      answer = await ask();
    }
    return answer;
  }
}
