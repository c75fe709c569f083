import {
  type Address,
  decodeFunctionResult,
  encodeFunctionData,
  type Hex,
  isHex,
  toFunctionSelector,
  zeroAddress,
} from 'viem';
import { poolLensAbi } from '@/lib/contracts/abis';
import { NodeError } from './node-error';
import { type Answer, isRefusal } from './post';

/** A call of nobody in particular, or of somebody: the trial of a transaction, by the zero address when anyone may send it. */
export type Read = { to: Address; data: Hex; from?: Address };

/** The lens reads for many, and tries for many what anyone may send. */
type Together = 'readAll' | 'tryAll';
const TOGETHER: readonly Together[] = ['readAll', 'tryAll'];
const wayOf = ({ from }: Read): Together => (from === undefined ? 'readAll' : 'tryAll');

/** Whether only the sender can simulate it. */
export const isPersonal = ({ from }: Read): boolean => from !== undefined && from !== zeroAddress;

type Waiting = Read & { resolve: (answer: Answer) => void; reject: (error: unknown) => void };

/** The code by which nodes say that a contract refused, with the reason as data. */
const REVERTED = 3;

/** If this many reads fail, the gas was too little. */
const MANY = 3;
/** Number of reads for which the gas of one call always suffices. */
const ALWAYS_FED = 10;
const SELECTOR_LENGTH = 10;
/** The error of a feed read that got too little gas. */
const TOO_LITTLE_GAS = toFunctionSelector('TooLittleGas(uint256,uint256)');
const functionOf = ({ to, data }: Read) => `${to}${data.slice(0, SELECTOR_LENGTH)}`;

/** What is known of a chain's lens. */
export class LensHabits {
  /** The node limits all reads of one call to the gas of one. */
  readonly readsACall: Record<Together, number> = { readAll: 60, tryAll: 60 };
  private readonly own = new Set<string>();
  private readonly unknown = new Set<string>();

  /** Whether its contract does not know it: it is refused without a reason, by the lens and alone. */
  isUnknown = (read: Read): boolean => this.unknown.has(functionOf(read));

  /** Whether a read needs a call of its own: the trial of somebody's transaction, say, or what costs much. */
  isAlone = (read: Read): boolean => isPersonal(read) || this.own.has(functionOf(read));

  /** Learns from what the lens got no answer and no reason for, and what came of it when it was asked alone. */
  learn(way: Together, asked: readonly [Read, Answer][]): void {
    const fed = asked.filter(([, { error }]) => !error || (isHex(error.data) && error.data !== '0x'));
    const isStarved = fed.length > MANY;
    if (isStarved) this.readsACall[way] = Math.max(ALWAYS_FED, this.readsACall[way] >> 1);
    for (const one of asked) {
      const [read, { error }] = one;
      if (!fed.includes(one)) (error && isRefusal(error) ? this.unknown : this.own).add(functionOf(read));
      else if (!isStarved) this.own.add(functionOf(read));
    }
  }

  /** The last resort: each read in a call of its own. */
  takeLess(way: Together): void {
    this.readsACall[way] = Math.max(1, this.readsACall[way] >> 1);
  }
}

type Ask = (read: Read) => Promise<Answer>;

/** Reads of one block that leave together are calls of the lens, and of those that need their own; each is answered as if it had
 * been asked alone. */
export class Bundle {
  private waiting: Waiting[] = [];

  /** @param askAlone Asks the node one call at the block. @param lens Null while no lens is known on the chain. */
  constructor(
    private readonly askAlone: Ask,
    private readonly lens: Address | null,
    private readonly habits: LensHabits,
  ) {}

  ask(read: Read): Promise<Answer> {
    return new Promise((resolve, reject) => {
      if (this.waiting.length === 0) setTimeout(() => this.leave());
      this.waiting.push({ ...read, resolve, reject });
    });
  }

  private leave() {
    const { waiting } = this;
    this.waiting = [];
    const { readsACall, isAlone } = this.habits;
    for (const read of waiting.filter(isAlone)) this.askedAlone(read);
    for (const way of TOGETHER) {
      const together = waiting.filter((read) => !isAlone(read) && wayOf(read) === way);
      for (let start = 0; start < together.length; start += readsACall[way])
        this.send(way, together.slice(start, start + readsACall[way]));
    }
  }

  private send(way: Together, reads: Waiting[]) {
    this.answer(way, reads).catch((error) => {
      for (const read of reads) read.reject(error);
    });
  }

  private async answer(way: Together, reads: Waiting[]): Promise<void> {
    const isSeveral = reads.length > 1;
    const answers = isSeveral && this.lens ? await this.askTogether(this.lens, way, reads) : null;
    const unanswered = reads.filter((read, index) => {
      const answer = answers?.[index];
      if (answer) read.resolve(answer);
      return !answer;
    });
    const asked = await Promise.all(unanswered.map((read) => this.askedAlone(read)));
    if (answers)
      this.habits.learn(
        way,
        asked.filter((one) => one !== null),
      );
  }

  private async askedAlone({ resolve, reject, ...read }: Waiting): Promise<[Read, Answer] | null> {
    try {
      const answer = await this.askAlone(read);
      resolve(answer);
      return [read, answer];
    } catch (error) {
      reject(error);
      return null;
    }
  }

  /** Answers in the order of the reads, null for those that have to be asked alone; null when the lens cannot help. */
  private async askTogether(
    lens: Address,
    way: Together,
    reads: readonly Read[],
  ): Promise<(Answer | null)[] | null> {
    const args = [reads.map(({ to }) => to), reads.map(({ data }) => data)] as const;
    const call = { abi: poolLensAbi, functionName: way };
    try {
      const answer = await this.askAlone({ to: lens, data: encodeFunctionData({ ...call, args }) });
      if (answer.error && !isRefusal(answer.error)) return null;
      const { result } = answer;
      const [answered, answers] = decodeFunctionResult({ ...call, data: result as Hex });
      return reads.map((read, index) =>
        this.answerOf(read, answered[index] ?? false, answers[index] ?? '0x'),
      );
    } catch (error) {
      if (error instanceof NodeError) throw error;
      // the cause shows when each is called alone
      this.habits.takeLess(way);
      return null;
    }
  }

  private answerOf(read: Read, hasAnswered: boolean, data: Hex): Answer | null {
    if (hasAnswered) return { result: data };
    // without a reason the gas may have been too little
    const mayBeStarved = data === '0x' || data.startsWith(TOO_LITTLE_GAS);
    const isDoubtful = mayBeStarved && !this.habits.isUnknown(read);
    return isDoubtful ? null : { error: { code: REVERTED, message: 'execution reverted', data } };
  }
}
