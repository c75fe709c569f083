import { Packer, zipped } from './shared-gzip.mjs';

const NONCE = /'nonce-([^']+)'/;
const newNonce = () => btoa(crypto.randomUUID());
const NONCE_LENGTH = newNonce().length;

/** A part of an answer that is the same for all, never empty; null where each reader’s own nonce stands.
 * @typedef {{ bytes: Buffer, packed: Buffer } | null} Piece */

/** An answer that the app is still sending. Readers who join meanwhile read it from its beginning. */
export class SharedAnswer {
  /** @type {Piece[]} */
  #pieces = [];
  #packer = new Packer();
  /** The end may be the beginning of the nonce. Bytes are latin1 text here. */
  #rest = '';
  #isOver = false;
  /** @type {Error | null} */
  #failure = null;
  /** @type {(() => void)[]} */
  #waiting = [];

  /** @param {import('node:http').IncomingMessage} source Status, headers and body as the app sends them. */
  constructor(source) {
    this.status = source.statusCode ?? 500;
    this.headers = source.headers;
    this.nonce = NONCE.exec(String(source.headers['content-security-policy'] ?? ''))?.[1];
    source.setEncoding('latin1');
    source.on('data', (chunk) => this.#goOn(() => this.#take(chunk)));
    source.on('end', () => this.#goOn(() => this.#end()));
    source.on('error', (error) => this.#goOn(() => (this.#failure = error)));
  }

  /** True unless it is a server error or meant for one browser only. */
  get isForAll() {
    return this.status < 500 && !this.headers['set-cookie'];
  }

  /** @param {() => unknown} change */
  #goOn(change) {
    change();
    for (const wake of this.#waiting.splice(0)) wake();
  }

  /** @param {string} chunk */
  #take(chunk) {
    const [first = '', ...others] = this.nonce ? (this.#rest + chunk).split(this.nonce) : [chunk];
    const last = others.at(-1) ?? first;
    const end = last.length - (this.nonce ? beginningAtEnd(last, this.nonce) : 0);
    this.#rest = last.slice(end);
    this.#add(others.length === 0 ? first.slice(0, end) : first);
    for (const [index, text] of others.entries()) {
      this.#pieces.push(null);
      this.#packer.leaveOut(NONCE_LENGTH);
      this.#add(index === others.length - 1 ? text.slice(0, end) : text);
    }
  }

  #end() {
    this.#add(this.#rest);
    this.#isOver = true;
  }

  /** @param {string} text */
  #add(text) {
    if (text === '') return;
    const bytes = Buffer.from(text, 'latin1');
    this.#pieces.push({ bytes, packed: this.#packer.pack(bytes) });
  }

  async *read() {
    for (let next = 0; ; ) {
      const pieces = this.#pieces.slice(next);
      next = this.#pieces.length;
      if (pieces.length > 0) yield pieces;
      else if (this.#failure) throw this.#failure;
      else if (this.#isOver) return;
      else await new Promise((resolve) => this.#waiting.push(() => resolve(undefined)));
    }
  }
}

/**
 * What one reader gets of it: the same with a nonce of its own.
 * @param {SharedAnswer} answer
 * @param {boolean} isZipped
 */
export function ownCopyOf(answer, isZipped) {
  const { nonce } = answer;
  const own = newNonce();
  // those that are sent once are text
  const replaced = ([name, value]) => [name, nonce ? value.replaceAll(nonce, own) : value];
  const headers = Object.fromEntries(Object.entries(answer.headers).map(replaced));
  const write = isZipped ? zipped : plain;
  return { headers, body: write(answer.read(), Buffer.from(own)) };
}

/**
 * @param {AsyncIterable<Piece[]>} batches
 * @param {Buffer} own
 */
async function* plain(batches, own) {
  for await (const pieces of batches) yield Buffer.concat(pieces.map((piece) => piece?.bytes ?? own));
}

function beginningAtEnd(text, word) {
  for (let length = Math.min(word.length - 1, text.length); length > 0; length--)
    if (text.endsWith(word.slice(0, length))) return length;
  return 0;
}
