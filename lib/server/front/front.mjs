// What stands before the app: readers who open the same page at the same time share one answer. A page costs 10 to 70 ms of
// computation; a copy of one costs a fiftieth of it.

import { request as ask, createServer } from 'node:http';
import { pipeline, Readable } from 'node:stream';
import { ownCopyOf, SharedAnswer } from './answer.mjs';
import { keyOf } from './key.mjs';

/** Removed from the request: what identifies the first reader, and compression. */
const HIDDEN = ['cookie', 'accept-encoding', 'connection', 'if-none-match', 'range'];
/** Of one connection, or of one reader. */
const NOT_COPIED = ['connection', 'keep-alive', 'transfer-encoding', 'content-length', 'date', 'vary'];
const without = (headers, names) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !names.includes(name)));

const CHAIN_COOKIE = /(?:^|;\s*)breakwater\.chain=\d+/;

class Front {
  /** @type {Map<string, Promise<SharedAnswer>>} */
  #answers = new Map();
  #handle;
  #maxAge;
  #port;

  /**
   * @param {(request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse) => unknown} handle The app.
   * @param {number} maxAge Milliseconds for which an answer is shared from when it was asked for.
   * @param {number} port Where the app answers for all.
   */
  constructor(handle, maxAge, port) {
    this.#handle = handle;
    this.#maxAge = maxAge;
    this.#port = port;
  }

  /** @type {import('node:http').RequestListener} */
  answer = async (request, response) => {
    const key = this.#maxAge > 0 ? keyOf(request) : null;
    const answer = key && (await this.#answerTo(key, request).catch(() => null));
    if (!answer?.isForAll) return this.#handle(request, response);
    this.#send(answer, request, response);
  };

  #answerTo(key, request) {
    const known = this.#answers.get(key);
    if (known) return known;
    const asked = this.#ask(request);
    this.#answers.set(key, asked);
    setTimeout(() => this.#answers.delete(key), this.#maxAge).unref();
    return asked;
  }

  #ask({ url, headers }) {
    const chain = CHAIN_COOKIE.exec(headers.cookie ?? '')?.[0];
    const sent = { ...without(headers, HIDDEN), ...(chain && { cookie: chain }) };
    return new Promise((resolve, reject) => {
      const asking = ask({ host: '127.0.0.1', port: this.#port, path: url, headers: sent });
      asking.on('error', reject).on('response', (source) => resolve(new SharedAnswer(source)));
      asking.end();
    });
  }

  #send(answer, request, response) {
    const isZipped = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
    const { headers, body } = ownCopyOf(answer, isZipped);
    response.writeHead(answer.status, {
      ...without(headers, NOT_COPIED),
      ...(isZipped && { 'content-encoding': 'gzip' }),
      vary: [headers.vary, 'accept-encoding'].filter(Boolean).join(', '),
    });
    // each piece leaves as it comes
    pipeline(Readable.from(body, { objectMode: false }), response, () => undefined);
  }
}

/** Servers for both: the app's own, which only this process knows, and everybody's. */
export async function openFront(handle, { port, maxAge }) {
  const inner = createServer(handle);
  await new Promise((resolve) => inner.listen(0, '127.0.0.1', () => resolve(undefined)));
  const front = new Front(handle, maxAge, inner.address().port);
  const outer = createServer(front.answer);
  await new Promise((resolve, reject) => outer.once('error', reject).listen(port, () => resolve(undefined)));
  const close = async () => {
    await new Promise((resolve) => {
      outer.close(resolve);
      outer.closeIdleConnections();
    });
    inner.close();
  };
  return { port: outer.address().port, close };
}
