// A chain provider as people have it, for tests: it stands before a chain and has the habits of a public endpoint.
//   node lib/dev/provider.mjs PORT TARGET [name=value …]     names: those of `ordinary` below
// GET /stats tells what was asked since the start, GET /stats?reset also begins anew.

import { createServer } from 'node:http';
import { pathToFileURL } from 'node:url';
import { Failure, runMain } from './process.mjs';
import { answersOf, INTERNAL } from './provider/rules.mjs';
import { tally } from './provider/tally.mjs';
import { weather } from './provider/weather.mjs';

/** What an ordinary provider does. Of `limited`, `broken` and `lagging` requests there is one in so many; 0 is none. */
export const ordinary = {
  /** Blocks in one `eth_getLogs`. */
  range: 1_000,
  /** Calls in one batch. */
  batch: 10,
  /** Milliseconds before an answer. */
  latency: 100,
  /** Answered with 429. */
  limited: 10,
  /** Answered with half of the JSON, or with a closed connection. */
  broken: 200,
  /** Answered by a node that is two blocks behind. */
  lagging: 20,
  /** The same seed gives the same order of faults. */
  seed: 1,
};

/** What counts, and changes nothing. */
export const calm = { latency: 0, limited: 0, broken: 0, lagging: 0, batch: 1_000, range: 1_000_000 };

const CORS = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': '*',
  'access-control-allow-methods': 'POST, GET, OPTIONS',
};
const JSON_TYPE = { 'content-type': 'application/json', ...CORS };

async function read(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString());
}

function send(response, status, body) {
  response.writeHead(status, JSON_TYPE).end(JSON.stringify(body));
}

const refusal = (code, message) => ({ jsonrpc: '2.0', id: null, error: { code, message } });
const tooMany = (calls, { batch }) =>
  refusal(-32600, `A batch has at most ${batch} calls, this one has ${calls.length}.`);

/** Cuts the answer off in the middle, or the connection before it. */
function breakOff(response, body, cutsJson) {
  if (!cutsJson) return response.destroy();
  const text = JSON.stringify(body);
  response.writeHead(200, JSON_TYPE).end(text.slice(0, Math.ceil(text.length / 2)));
}

/** @returns a running provider: its address, its rules (which may be changed at any time) and its counts. */
export async function startProvider({ port = 0, target, ...changes }) {
  const rules = { ...ordinary, ...changes };
  const counts = tally();
  const faults = weather(rules);

  async function serveCalls(request, response) {
    const body = await read(request);
    const calls = Array.isArray(body) ? body : [body];
    // what only a test chain can do is no part of the rehearsal
    const fault = calls.some(({ method }) => INTERNAL.test(method)) ? {} : faults.next();
    const end = counts.begin(calls);
    await new Promise((resolve) => setTimeout(resolve, rules.latency));
    try {
      if (fault.isLimited) return send(response, 429, refusal(-32005, 'Too many requests.'));
      if (rules.batch > 0 && calls.length > rules.batch) return send(response, 400, tooMany(calls, rules));
      const answers = await answersOf(target, calls, { isLate: fault.isLagging, range: rules.range });
      const whole = Array.isArray(body) ? answers : answers[0];
      if (fault.isBroken) return breakOff(response, whole, fault.cutsJson);
      send(response, 200, whole);
    } finally {
      end(fault);
    }
  }

  const server = createServer((request, response) => {
    if (request.method === 'OPTIONS') return response.writeHead(204, CORS).end();
    if (request.method === 'GET') return send(response, 200, counts.read(request.url?.includes('reset')));
    serveCalls(request, response).catch((error) => send(response, 502, refusal(-32603, error.message)));
  });
  await new Promise((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    rules,
    stats: (reset = false) => counts.read(reset),
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

function changesFrom(words) {
  const pairs = words.map((word) => word.split('='));
  for (const [name, value] of pairs) {
    if (!Object.hasOwn(ordinary, name) || !/^\d+$/.test(value ?? ''))
      throw new Failure(
        `"${name}=${value}" is no rule: use ${Object.keys(ordinary).join(', ')}, with a number.`,
      );
  }
  return Object.fromEntries(pairs.map(([name, value]) => [name, Number(value)]));
}

async function main() {
  const [port, target, ...words] = process.argv.slice(2);
  if (!port || !target) throw new Failure('Say where: node lib/dev/provider.mjs PORT TARGET [name=value …]');
  const { url } = await startProvider({ port: Number(port), target, ...changesFrom(words) });
  console.log(`an ordinary provider before ${target}: ${url} (counts at ${url}/stats)`);
  await new Promise(() => {});
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) runMain(main);
