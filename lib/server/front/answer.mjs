/** An answer on its way from the app: whoever comes meanwhile reads from its beginning. Bytes are kept as latin1 text. */
export class SharedAnswer {
  /** @type {string[]} */
  #chunks = [];
  #isOver = false;
  /** @type {Error | null} */
  #failure = null;
  /** @type {(() => void)[]} */
  #waiting = [];

  /** @param {import('node:http').IncomingMessage} source Status, headers and body as the app sends them. */
  constructor(source) {
    this.status = source.statusCode ?? 500;
    this.headers = source.headers;
    source.setEncoding('latin1');
    source.on('data', (chunk) => this.#goOn(() => this.#chunks.push(chunk)));
    source.on('end', () => this.#goOn(() => (this.#isOver = true)));
    source.on('error', (error) => this.#goOn(() => (this.#failure = error)));
  }

  /** Neither a mistake of the server nor something for one browser alone. */
  get isForAll() {
    return this.status < 500 && !this.headers['set-cookie'];
  }

  /** @param {() => unknown} change */
  #goOn(change) {
    change();
    for (const wake of this.#waiting.splice(0)) wake();
  }

  async *read() {
    for (let next = 0; ; ) {
      const chunk = this.#chunks.slice(next).join('');
      next = this.#chunks.length;
      if (chunk) yield chunk;
      else if (this.#failure) throw this.#failure;
      else if (this.#isOver) return;
      else await new Promise((resolve) => this.#waiting.push(() => resolve(undefined)));
    }
  }
}

const NONCE = /'nonce-([^']+)'/;

/** What one reader gets of it: the same with a nonce of its own. */
export function ownCopyOf(answer) {
  const shared = NONCE.exec(answer.headers['content-security-policy'] ?? '')?.[1];
  if (!shared) return { headers: answer.headers, body: answer.read() };
  const own = btoa(crypto.randomUUID());
  // those that are sent once are text
  const entries = Object.entries(answer.headers).map(([name, value]) => [
    name,
    value.replaceAll(shared, own),
  ]);
  return { headers: Object.fromEntries(entries), body: replaced(answer.read(), shared, own) };
}

/** Also where a word comes in two pieces. */
async function* replaced(chunks, word, other) {
  let rest = '';
  for await (const chunk of chunks) {
    const text = (rest + chunk).replaceAll(word, other);
    // the end may be the beginning of the word
    const end = beginningAtEnd(text, word);
    rest = text.slice(text.length - end);
    if (end < text.length) yield text.slice(0, text.length - end);
  }
  if (rest) yield rest;
}

function beginningAtEnd(text, word) {
  for (let length = Math.min(word.length - 1, text.length); length > 0; length--)
    if (text.endsWith(word.slice(0, length))) return length;
  return 0;
}
