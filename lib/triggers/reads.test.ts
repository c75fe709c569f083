import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  type Address,
  createPublicClient,
  custom,
  decodeFunctionData,
  encodeAbiParameters,
  encodeErrorResult,
  type Hex,
  parseAbi,
  RpcRequestError,
  zeroAddress,
} from 'viem';
import {
  demoFeedAbi,
  drawdownTriggerAbi,
  impermanentLossTriggerAbi,
  priceFloorTriggerAbi,
} from '@/lib/contracts/abis';
import { readEventFrom, readRoundInForce, readRounds } from './reads';
import { idOf } from './rounds';
import { limitsAbi, readDrawdownTerms, readFloorTerms, readLossTerms } from './terms';

const FEED: Address = '0x00000000000000000000000000000000000000fe';
const words = encodeAbiParameters.bind(
  null,
  Array.from({ length: 5 }, () => ({ type: 'int256' }) as const),
);

/** What an `eth_call` answers; undefined is a refusal, with a reason. */
type Answerer = (data: Hex) => Hex | undefined;

function clientOf(answer: Answerer) {
  const calls: Hex[] = [];
  const request = async ({ method, params }: { method: string; params: [{ data: Hex }] }) => {
    assert.equal(method, 'eth_call');
    calls.push(params[0].data);
    const result = answer(params[0].data);
    if (result !== undefined) return result;
    const data = encodeErrorResult({ abi: parseAbi(['error Error(string)']), args: ['No data present'] });
    throw new RpcRequestError({ body: {}, url: '', error: { code: 3, message: 'execution reverted', data } });
  };
  return { client: createPublicClient({ transport: custom({ request }, { retryCount: 0 }) }), calls };
}

/** Phases of rounds, of which only the times matter; a round that is not there refuses. */
function feedOf(phases: Record<number, number[]>) {
  const newest = Math.max(...Object.keys(phases).map(Number));
  return clientOf((data) => {
    const { functionName, args } = decodeFunctionData({ abi: demoFeedAbi, data });
    const latest = idOf(BigInt(newest), BigInt(phases[newest]?.length ?? 0));
    const id = functionName === 'getRoundData' ? args[0] : latest;
    const time = phases[Number(id >> 64n)]?.[Number(BigInt.asUintN(64, id)) - 1];
    return time === undefined ? undefined : words([id, id, BigInt(time), BigInt(time), id]);
  });
}

const times = (count: number, from = 1_000, beat = 10) =>
  Array.from({ length: count }, (_, index) => from + index * beat);
const feed = { source: FEED, scale: 1n, staleness: 60, limits: null };

describe('the rounds of a feed', () => {
  it('go back to the last one before a time', async () => {
    const { client, calls } = feedOf({ 2: times(450) });
    const rounds = await readRounds(client, FEED, { since: 5_005 });
    assert.equal(rounds.length, 50);
    assert.deepEqual(rounds[0], { id: idOf(2n, 401n), answer: idOf(2n, 401n), updatedAt: 5_000 });
    assert.equal(rounds.at(-1)?.id, idOf(2n, 450n));
    assert.ok(calls.length <= 101, 'one batch');
    assert.equal((await readRounds(client, FEED, { since: 4_015 })).length, 149);
  });

  it('are those of the newest phase, all of it or the last so many', async () => {
    const { client } = feedOf({ 1: times(50), 2: times(220, 2_000) });
    assert.equal((await readRounds(client, FEED, { since: 0 })).length, 220);
    const few = await readRounds(client, FEED, { since: 0, max: 5 });
    assert.deepEqual(
      few.map(({ updatedAt }) => updatedAt),
      [4_150, 4_160, 4_170, 4_180, 4_190],
    );
  });

  it('are none of a feed that does not answer', async () => {
    assert.deepEqual(await readRounds(clientOf(() => undefined).client, FEED, { since: 0 }), []);
    assert.deepEqual(await readRounds(clientOf(() => '0x').client, FEED, { since: 0 }), []);
  });

  it('cannot be told from a chain that is not reached, which is an error', async () => {
    const { client } = clientOf(() => {
      throw new Error('offline');
    });
    await assert.rejects(readRounds(client, FEED, { since: 0 }), /offline/);
  });
});

describe('the round in force', () => {
  it('is found among thousands with few questions', async () => {
    const { client, calls } = feedOf({ 1: times(30_000) });
    for (const number of [1, 2, 3, 99, 100, 12_345, 29_999, 30_000]) {
      const start = calls.length;
      const round = await readRoundInForce(client, feed, 1_000 + (number - 1) * 10 + 9);
      assert.equal(round?.id, idOf(1n, BigInt(number)));
      assert.ok(calls.length - start < 400, `${calls.length - start} questions`);
    }
    assert.equal(await readRoundInForce(client, feed, 999), null);
  });

  it('is not one that had grown stale', async () => {
    const { client } = feedOf({ 1: [1_000, 1_010] });
    assert.equal((await readRoundInForce(client, feed, 1_070))?.id, idOf(1n, 2n));
    assert.equal(await readRoundInForce(client, feed, 1_071), null);
  });

  it('is of the newest phase that had begun', async () => {
    const { client } = feedOf({ 1: times(50), 2: [1_055, 1_065], 4: [1_200] });
    const at = async (time: number) => (await readRoundInForce(client, feed, time))?.id;
    assert.equal(await at(1_054), idOf(1n, 6n));
    assert.equal(await at(1_055), idOf(2n, 1n));
    assert.equal(await at(1_090), idOf(2n, 2n));
    assert.equal(await at(1_200), idOf(4n, 1n));
    // stale, though a replaced phase went on
    assert.equal(await at(1_190), undefined);
  });
});

describe('a sequencer', () => {
  const uptime = (status: bigint, startedAt: bigint) =>
    clientOf(() => words([1n, status, startedAt, 5_000n, 1n])).client;
  const sequencer = { uptime: FEED, grace: 600 };

  it('has to be up, and its grace to be over', async () => {
    assert.equal(await readEventFrom(uptime(0n, 4_000n), sequencer), 4_600);
    assert.equal(await readEventFrom(uptime(1n, 4_000n), sequencer), null);
    assert.equal(await readEventFrom(uptime(0n, 0n), sequencer), null);
    assert.equal(await readEventFrom(clientOf(() => undefined).client, sequencer), null);
    assert.equal(await readEventFrom(uptime(1n, 4_000n), null), 0);
  });
});

describe('the terms of a trigger', () => {
  const abi = [...priceFloorTriggerAbi, ...drawdownTriggerAbi, ...impermanentLossTriggerAbi, ...limitsAbi];
  const answers: Record<string, bigint> = {
    ...{ FEED: BigInt(FEED), BASE: BigInt(FEED), QUOTE: 0xabn, SEQUENCER: 0n, GRACE: 20n },
    ...{ SCALE: 10n, STALENESS: 60n, PERSISTENCE: 30n, MIN_ROUNDS: 3n, FLOOR: 95n, capBps: 8_000n },
    ...{ horizon: 99n, START: 2n, FULL: 6n, BASE_SCALE: 1n, QUOTE_SCALE: 2n },
    ...{ BASE_STALENESS: 7n, QUOTE_STALENESS: 8n, DEDUCTIBLE: 5n, CAP: 40n },
  };
  const clientWith = (more: Record<string, bigint> = {}) =>
    clientOf((data) => {
      const { functionName } = decodeFunctionData({ abi, data });
      return encodeAbiParameters([{ type: 'uint256' }], [{ ...answers, ...more }[functionName] ?? 0n]);
    }).client;
  const events = {
    feed: { ...feed, scale: 10n },
    persistence: 30,
    minRounds: 3,
    sequencer: null,
  };

  it('are read by name', async () => {
    assert.deepEqual(await readFloorTerms(clientWith(), zeroAddress), {
      ...events,
      floor: 95n,
      severityBps: 8_000,
    });
    assert.deepEqual(await readDrawdownTerms(clientWith({ capBps: 9_000n }), zeroAddress), {
      ...events,
      window: 99,
      start: 2n,
      full: 6n,
      maxSeverityBps: 9_000,
    });
    const { base, quote, deductible, cap } = await readLossTerms(clientWith(), zeroAddress);
    assert.deepEqual([base.scale, base.staleness, quote.scale, quote.staleness], [1n, 7, 2n, 8]);
    assert.deepEqual([deductible, cap], [5n, 40n]);
  });

  it('hold the limits of the aggregator, if it has any (C14)', async () => {
    const limited = { aggregator: 0xaan, minAnswer: 3n, maxAnswer: 9n };
    const { feed: own } = await readFloorTerms(clientWith(limited), zeroAddress);
    assert.deepEqual(own.limits, { min: 3n, max: 9n });
    const none = await readFloorTerms(clientWith({ ...limited, maxAnswer: 3n }), zeroAddress);
    assert.equal(none.feed.limits, null);
  });

  it('name a sequencer where there is one', async () => {
    const { sequencer } = await readFloorTerms(clientWith({ SEQUENCER: 1n }), zeroAddress);
    assert.deepEqual(sequencer, { uptime: '0x0000000000000000000000000000000000000001', grace: 20 });
  });
});
