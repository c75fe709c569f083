import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, test } from 'node:test';
import { startProvider } from '../provider.mjs';
import { roundsOf } from './tally.mjs';

type Call = { id: number; method: string; params: unknown[] };

const HEAD = 5_000;
const asked: Call[] = [];

/** A chain that records the calls that reach it. */
const chain = createServer(async (request, response) => {
  let body = '';
  for await (const chunk of request) body += chunk;
  const calls: Call[] = JSON.parse(body);
  asked.push(...calls.filter(({ method }) => method !== 'eth_blockNumber'));
  const answers = calls.map(({ id, method }) => ({
    jsonrpc: '2.0',
    id,
    result:
      method === 'eth_blockNumber' ? `0x${HEAD.toString(16)}` : { blockNumber: `0x${HEAD.toString(16)}` },
  }));
  response.end(JSON.stringify(answers));
});
await new Promise<void>((resolve) => chain.listen(0, '127.0.0.1', resolve));
const target = `http://127.0.0.1:${(chain.address() as AddressInfo).port}`;
const calm = { target, latency: 0, limited: 0, broken: 0, lagging: 0 };

const provider = await startProvider(calm);
after(() => {
  provider.close();
  chain.close();
});

async function send(...calls: Omit<Call, 'id'>[]) {
  const body = calls.map((call, id) => ({ jsonrpc: '2.0', id, ...call }));
  const response = await fetch(provider.url, { method: 'POST', body: JSON.stringify(body) });
  return { status: response.status, answers: await response.json() };
}

const logs = (fromBlock: number, toBlock: number | 'latest') => ({
  method: 'eth_getLogs',
  params: [
    {
      fromBlock: `0x${fromBlock.toString(16)}`,
      toBlock: toBlock === 'latest' ? toBlock : `0x${toBlock.toString(16)}`,
    },
  ],
});
const call = (block: string) => ({ method: 'eth_call', params: [{}, block] });

test('refuses too long a range of blocks, without failing the other calls of the batch', async () => {
  const { status, answers } = await send(
    logs(1, 1_000),
    logs(1, 1_001),
    logs(1, 'latest'),
    logs(4_001, 'latest'),
  );
  assert.equal(status, 200);
  assert.deepEqual(
    answers.map((answer: object) => 'error' in answer),
    [false, true, true, false],
  );
});

test('refuses too large a batch', async () => {
  const batch = Array.from({ length: 11 }, () => call('latest'));
  assert.equal((await send(...batch)).status, 400);
  assert.equal((await send(...batch.slice(1))).status, 200);
});

test('a lagging node knows neither the last two blocks nor their content', async () => {
  provider.rules.lagging = 1;
  asked.length = 0;
  const { answers } = await send(
    call('latest'),
    call(`0x${HEAD.toString(16)}`),
    { method: 'eth_getTransactionReceipt', params: ['0x'] },
    { method: 'eth_getBlockByNumber', params: [`0x${HEAD.toString(16)}`, false] },
    logs(HEAD - 10, HEAD),
  );
  provider.rules.lagging = 0;
  assert.equal(asked[0]?.params[1], `0x${(HEAD - 2).toString(16)}`);
  assert.equal(asked.length, 2, 'the rest is answered without the chain');
  assert.equal(answers[1].error.message, 'header not found');
  assert.equal(answers[2].result, null);
  assert.equal(answers[3].result, null);
  assert.equal(answers[4].error.message, 'header not found');
});

test('faults are as frequent as the rules say, and spare calls that only test chains understand', async () => {
  provider.rules.limited = 2;
  const statuses = await Promise.all(
    Array.from({ length: 60 }, () => send(call('latest')).then(({ status }) => status)),
  );
  const internal = await Promise.all(
    Array.from({ length: 20 }, () => send({ method: 'evm_mine', params: [] }).then(({ status }) => status)),
  );
  provider.rules.limited = 0;
  const limited = statuses.filter((status) => status === 429).length;
  assert.ok(limited > 15 && limited < 45, `${limited} of 60`);
  assert.ok(internal.every((status) => status === 200));
});

test('a broken answer is not valid JSON', async () => {
  provider.rules.broken = 1;
  for (let time = 0; time < 8; time++) await assert.rejects(send(call('latest')));
  provider.rules.broken = 0;
});

test('counts all calls, and resets the counts on request', async () => {
  provider.stats(true);
  await send(call('latest'), call('latest'));
  await send(call('latest'));
  const counts = await (await fetch(`${provider.url}/stats?reset`)).json();
  assert.equal(counts.requests, 2);
  assert.equal(counts.rounds, 2);
  assert.deepEqual(counts.calls, { eth_call: 3 });
  assert.equal(provider.stats().requests, 0);
});

test('rounds are the longest chain of requests that waited for one another', () => {
  assert.equal(roundsOf([]), 0);
  assert.equal(
    roundsOf([
      { from: 0, to: 10 },
      { from: 1, to: 11 },
    ]),
    1,
  );
  assert.equal(
    roundsOf([
      { from: 0, to: 10 },
      { from: 1, to: 30 },
      { from: 12, to: 20 },
      { from: 20, to: 25 },
    ]),
    3,
  );
});
