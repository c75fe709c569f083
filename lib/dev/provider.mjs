// An ordinary RPC provider for tests: a proxy before a chain, with the limits and faults of a public endpoint.
//   node lib/dev/provider.mjs PORT TARGET [name=value …]     names: the keys of `ordinary` below
// GET /stats returns counts since the start; GET /stats?reset also resets them.

import { createServer } from 'node:http';
import { pathToFileURL } from 'node:url';
import { Failure, runMain } from './process.mjs';
import { faultSequence } from './provider/faults.mjs';
import { answersOf, INTERNAL } from './provider/rules.mjs';
import { tally } from './provider/tally.mjs';

/** Limits and faults of an ordinary provider. `limited`, `broken` and `lagging`: one request in this many; 0 is none. */
export const ordinary = {
  /** Blocks in one `eth_getLogs`. */
  range: 1_000,
  /** Calls in one batch. */
  batch: 10,
  /** Milliseconds before an answer. */
  latency: 100,
  /** Answered with status 429. */
  limited: 10,
  /** Answered with half of the JSON, or by closing the connection. */
  broken: 200,
  /** Answered as by a node that is two blocks behind. */
  lagging: 20,
  /** The same seed gives the same order of faults. */
  seed: 1,
};

/** No limits, no faults: only counts. */
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

/** Cuts the JSON in the middle, or closes the connection before it. */
function breakOff(response, body, cutsJson) {
  if (!cutsJson) return response.destroy();
  const text = JSON.stringify(body);
  response.writeHead(200, JSON_TYPE).end(text.slice(0, Math.ceil(text.length / 2)));
}

/** @returns A running provider: its URL, its rules (which may be changed at any time) and its counts. */
export async function startProvider({ port = 0, target, ...changes }) {
  const rules = { ...ordinary, ...changes };
  const counts = tally();
  const faults = faultSequence(rules);

  async function serveCalls(request, response) {
    const body = await read(request);
    const calls = Array.isArray(body) ? body : [body];
    // calls that only test chains understand control the test, so they never fail
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
        `"${name}=${value}" is not a rule. Use ${Object.keys(ordinary).join(', ')}, with a number.`,
      );
  }
  return Object.fromEntries(pairs.map(([name, value]) => [name, Number(value)]));
}

async function main() {
  const [port, target, ...words] = process.argv.slice(2);
  if (!port || !target)
    throw new Failure('Name the port and the chain: node lib/dev/provider.mjs PORT TARGET [name=value …]');
  const { url } = await startProvider({ port: Number(port), target, ...changesFrom(words) });
  console.log(`An ordinary provider for ${target} is at ${url} (counts at ${url}/stats)`);
  await new Promise(() => {});
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) runMain(main);
