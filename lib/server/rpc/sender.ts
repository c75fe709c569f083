import { NodeError } from './node-error';
import { type Answer, BatchRefused, isPassingFailure, post, type Question } from './post';

/** Questions that were not answered, and whether they are asked again. */
export type SenderFailure = { methods: string[]; attempt: number; isLast: boolean; reason: string };

export type SenderOptions = {
  /** Maximum calls per request. */
  batchSize: number;
  /** Maximum concurrent requests. */
  maxRequests: number;
  /** Maximum attempts per call. */
  attempts: number;
  /** Timeout of one request, in milliseconds. */
  timeout: number;
  /** Pause before the second attempt, in milliseconds; each further one is twice as long. */
  pause: number;
  /** How long calls are collected before they are sent, in milliseconds. */
  collect: number;
  /** Called for every failed attempt. */
  onFailure: (failure: SenderFailure) => void;
};

export const SENDER: SenderOptions = {
  batchSize: 10,
  maxRequests: 6,
  attempts: 6,
  timeout: 10_000,
  pause: 150,
  collect: 2,
  onFailure: () => undefined,
};

const LONGEST_PAUSE = 4_000;

/** Calls that the same node must answer. They share a request and are retried together. */
type Group = {
  questions: readonly Question[];
  attempt: number;
  resolve: (answers: Answer[]) => void;
  reject: (error: Error) => void;
};

/** Tells the reader of logs that a range is too long; not a sign of load. */
const isAboutRange = ({ method }: Question) => method === 'eth_getLogs';

const keyOf = ({ method, params }: Question) => JSON.stringify([method, params]);

/** Why a call must be retried; null if its answer is final. */
function faultOf(question: Question, answer: Answer | undefined): NodeError | null {
  if (!answer) return new NodeError('The chain’s node left an answer out.');
  const { error } = answer;
  if (!error || error.data !== undefined) return null;
  const isLoad = isPassingFailure(error) || (error.code === -32_005 && !isAboutRange(question));
  return isLoad ? new NodeError(`The chain’s node refused a request: ${error.message}`) : null;
}

/** Asks one node: few requests at a time, each with as many questions as an ordinary provider takes; what fails for a reason that
 * passes is asked again. */
export class Sender {
  private queue: Group[] = [];
  private running = 0;
  private timer: NodeJS.Timeout | null = null;
  private readonly options: SenderOptions;
  private batchSize: number;

  constructor(
    private readonly url: string,
    options: Partial<SenderOptions> = {},
  ) {
    this.options = { ...SENDER, ...options };
    this.batchSize = this.options.batchSize;
  }

  /** What the node answers, be it an error. Rejects with a `NodeError` when it does not answer. */
  async ask(question: Question): Promise<Answer> {
    const [answer = {}] = await this.askTogether([question]);
    return answer;
  }

  askTogether(questions: readonly Question[]): Promise<Answer[]> {
    return new Promise((resolve, reject) => this.enqueue([{ questions, attempt: 1, resolve, reject }]));
  }

  private enqueue(groups: Group[]) {
    this.queue.push(...groups);
    this.timer ??= setTimeout(() => {
      this.timer = null;
      this.flush();
    }, this.options.collect);
  }

  private flush() {
    while (this.queue.length > 0 && this.running < this.options.maxRequests) {
      this.running += 1;
      this.send(this.take()).finally(() => {
        this.running -= 1;
        this.flush();
      });
    }
  }

  /** The next request: whole groups, at least one. */
  private take(): Group[] {
    const distinct = new Set<string>();
    const fits = ({ questions }: Group, index: number) => {
      for (const question of questions) distinct.add(keyOf(question));
      return index === 0 || distinct.size <= this.batchSize;
    };
    const end = this.queue.findIndex((group, index) => !fits(group, index));
    return this.queue.splice(0, end === -1 ? this.queue.length : end);
  }

  private async send(groups: Group[]): Promise<void> {
    // several groups may ask for the same
    const asked = new Map(
      groups.flatMap((group) => group.questions).map((question) => [keyOf(question), question]),
    );
    const [questions, keys] = [[...asked.values()], [...asked.keys()]];
    try {
      const answers = await post(this.url, questions, this.options.timeout);
      for (const group of groups) {
        const own = group.questions.map(
          (question) => [question, answers.get(keys.indexOf(keyOf(question)))] as const,
        );
        const fault = own.map(([question, answer]) => faultOf(question, answer)).find((one) => one !== null);
        if (fault) this.retry([group], fault);
        else group.resolve(own.map(([, answer = {}]) => answer));
      }
    } catch (error) {
      if (error instanceof BatchRefused) this.split(groups, questions.length);
      else this.retry(groups, error instanceof NodeError ? error : new NodeError(String(error)));
    }
  }

  /** Makes later requests at most half as large as the refused one, however many of its size were refused together. */
  private split(groups: Group[], size: number) {
    this.batchSize = Math.max(1, Math.min(this.batchSize, size >> 1));
    const single = groups.length === 1 && groups[0];
    if (single && single.questions.length > 1) this.askOneByOne(single);
    else this.enqueue(groups);
  }

  private askOneByOne({ questions, resolve, reject }: Group) {
    Promise.all(questions.map((question) => this.ask(question))).then(resolve, reject);
  }

  private retry(groups: Group[], fault: NodeError) {
    const isOver = ({ attempt }: Group) => !fault.isPassing || attempt >= this.options.attempts;
    this.report(groups.filter(isOver), fault, true);
    this.report(
      groups.filter((group) => !isOver(group)),
      fault,
      false,
    );
    for (const group of groups.filter(isOver)) group.reject(fault.after(group.attempt));
    const again = groups.filter((group) => !isOver(group));
    if (again.length === 0) return;
    const attempt = Math.max(...again.map((group) => group.attempt));
    for (const group of again) group.attempt += 1;
    setTimeout(() => this.enqueue(again), this.pauseAfter(attempt, fault));
  }

  private report(groups: Group[], { message }: NodeError, isLast: boolean) {
    if (groups.length === 0) return;
    const methods = new Set(groups.flatMap(({ questions }) => questions.map(({ method }) => method)));
    const attempt = Math.max(...groups.map((group) => group.attempt));
    this.options.onFailure({ methods: [...methods], attempt, isLast, reason: message });
  }

  /** Jitter, so that readers that failed together do not retry together. */
  private pauseAfter(attempt: number, { retryAfter }: NodeError): number {
    const doubled = this.options.pause * 2 ** (attempt - 1) * (0.5 + Math.random());
    return Math.min(LONGEST_PAUSE, Math.max(doubled, retryAfter ?? 0));
  }
}
