import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseUnits, zeroAddress } from 'viem';
import { deepestFall } from './drawdown';
import { encodeDrawdownEvidence, encodeFloorEvidence, encodeLossEvidence } from './evidence';
import { depthOf, severityOf } from './fall';
import { earliestBreach } from './floor';
import { entryRatio, lossOf, lossShare } from './impermanent-loss';
import { idOf, numberOf, phaseOf, priceOf, roundInForce } from './rounds';
import type { Round } from './types';

const wad = (text: string) => parseUnits(text, 18);
const START = 1_800_000_000;
const BEAT = 600;
const events = {
  feed: { source: zeroAddress, scale: 10n ** 10n, staleness: 3_600, limits: null },
  persistence: 1_800,
  minRounds: 3,
  sequencer: null,
};

/** A round every ten minutes, in dollars. */
const history = (...dollars: number[]): Round[] =>
  dollars.map((price, index) => ({
    id: idOf(1n, BigInt(index + 1)),
    answer: parseUnits(String(price), 8),
    updatedAt: START + index * BEAT,
  }));
const timeOf = (number: number) => START + (number - 1) * BEAT;
const range = (from: number, to: number) => [idOf(1n, BigInt(from)), idOf(1n, BigInt(to))] as const;

describe('rounds', () => {
  it('have a phase and a number', () => {
    const id = 55_340_232_221_128_654_859n;
    assert.equal(phaseOf(id), 3n);
    assert.equal(numberOf(id), 11n);
    assert.equal(idOf(3n, 11n), id);
  });

  it('have a price of 18 decimals, or none', () => {
    const priceFrom = (answer: bigint) => priceOf({ id: 1n, answer, updatedAt: 1 }, events.feed);
    assert.equal(priceFrom(10n ** 8n), wad('1'));
    for (const answer of [0n, -1n, 2n ** 127n]) assert.equal(priceFrom(answer), null);
  });

  it('have no price at or beyond the limits of the aggregator (C14)', () => {
    const feed = { ...events.feed, limits: { min: 10n, max: 20n } };
    const priceFrom = (answer: bigint) => priceOf({ id: 1n, answer, updatedAt: 1 }, feed);
    assert.equal(priceFrom(11n), 11n * 10n ** 10n);
    for (const answer of [10n, 9n, 20n, 21n]) assert.equal(priceFrom(answer), null);
  });

  it('are in force until the next, and while they are fresh', () => {
    const rounds = history(1, 2, 3);
    const at = (time: number) => roundInForce(rounds, time, events.feed)?.id;
    assert.equal(at(START - 1), undefined);
    assert.equal(at(START), rounds[0]?.id);
    assert.equal(at(timeOf(2) - 1), rounds[0]?.id);
    assert.equal(at(timeOf(2)), rounds[1]?.id);
    assert.equal(at(timeOf(3) + 3_600), rounds[2]?.id);
    assert.equal(at(timeOf(3) + 3_601), undefined);
  });
});

describe('a breach of the floor', () => {
  const terms = { ...events, floor: wad('0.95'), severityBps: 8_000 };
  const rounds = history(1, 1, 1, 1, 1, 0.94, 0.9, 0.9, 0.9, 0.9);

  it('is proved by the fewest rounds that are enough', () => {
    assert.deepEqual(earliestBreach(rounds, terms), {
      eventTime: timeOf(6),
      severityBps: 8_000,
      evidence: encodeFloorEvidence(range(2, 9)),
    });
  });

  it('is not there yet while it is short, or the price just at the floor', () => {
    assert.equal(earliestBreach(rounds.slice(0, 8), terms), null);
    assert.equal(earliestBreach(history(1, 1, 1, 1, 0.95, 0.95, 0.95, 0.95), terms), null);
    assert.equal(earliestBreach([], terms), null);
  });

  it('is no wick', () => {
    assert.equal(earliestBreach(history(1, 1, 1, 1, 0.5, 1, 1, 1, 1, 0.5, 1, 1), terms), null);
  });

  it('begins where the price fell for good: wicks before it do not count (C11)', () => {
    const wavering = history(1, 1, 1, 1, 0.9, 1, 0.9, 1, 0.9, 0.9, 0.9, 0.9);
    assert.deepEqual(earliestBreach(wavering, terms), {
      eventTime: timeOf(9),
      severityBps: 8_000,
      evidence: encodeFloorEvidence(range(1, 12)),
    });
  });

  it('has no round left out and no silence', () => {
    const missing = rounds.filter((_, index) => index !== 6);
    const silent = rounds.map((round, index) => ({
      ...round,
      updatedAt: round.updatedAt + (index > 6 ? 3_001 : 0),
    }));
    assert.equal(earliestBreach(missing, terms), null);
    assert.equal(earliestBreach(silent, terms), null);
  });

  it('can be asked for after an outage', () => {
    const twice = [...rounds, ...history(1, 1, 1, 1, 0.9, 0.9, 0.9, 0.9)].map((round, index) => ({
      ...round,
      id: idOf(1n, BigInt(index + 1)),
      updatedAt: START + index * BEAT,
    }));
    assert.equal(earliestBreach(twice, terms)?.eventTime, timeOf(6));
    assert.equal(earliestBreach(twice, terms, { eventFrom: timeOf(6) + 1 })?.eventTime, timeOf(15));
  });
});

describe('a drawdown', () => {
  const terms = {
    ...events,
    window: 86_400,
    start: wad('0.2'),
    full: wad('0.6'),
    maxSeverityBps: 9_000,
  };

  it('is as deep as the lowest peak and the highest trough', () => {
    const rounds = history(2_000, 9_000, 2_000, 2_000, 1_700, 1_300, 1_200, 100, 1_200, 1_200);
    assert.deepEqual(deepestFall(rounds, terms), {
      eventTime: timeOf(6),
      severityBps: 4_500,
      evidence: encodeDrawdownEvidence(range(1, 4), range(7, 10)),
    });
  });

  it('pays the same at the earliest event, from the latest peak', () => {
    const rounds = history(2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1);
    const proof = deepestFall(rounds, terms);
    assert.equal(proof?.eventTime, timeOf(7));
    assert.equal(proof?.evidence, encodeDrawdownEvidence(range(3, 6), range(7, 10)));
    assert.equal(deepestFall(rounds, terms, { eventFrom: timeOf(8) }), null);
  });

  it('is the same event however deep the trough (C2, C11)', () => {
    const rounds = history(2, 2, 2, 2, 1.5, 1.5, 1.5, 1.5, 1.5, 1.2, 1.2, 1.2, 1.2);
    const shallow = deepestFall(rounds.slice(0, 9), terms);
    const deep = deepestFall(rounds, terms);
    assert.deepEqual([shallow?.eventTime, shallow?.severityBps], [timeOf(5), 1_125]);
    assert.deepEqual([deep?.eventTime, deep?.severityBps], [timeOf(5), 4_500]);
  });

  it('is proved from a lower peak when the event of the highest is before an outage', () => {
    const rounds = history(2, 2, 2, 2, 1.5, 1.5, 1.5, 1.5, 1, 1, 1, 1);
    assert.equal(deepestFall(rounds, terms)?.eventTime, timeOf(5));
    const later = deepestFall(rounds, terms, { eventFrom: timeOf(6) });
    assert.equal(later?.eventTime, timeOf(9));
    assert.equal(later?.evidence, encodeDrawdownEvidence(range(5, 8), range(9, 12)));
  });

  it('is quick and starts somewhere', () => {
    const rounds = history(2_000, 2_000, 2_000, 2_000, 1_200, 1_200, 1_200, 1_200);
    assert.ok(deepestFall(rounds, { ...terms, window: 4 * BEAT }));
    assert.equal(deepestFall(rounds, { ...terms, window: 4 * BEAT - 1 }), null);
    assert.equal(deepestFall(rounds, { ...terms, start: wad('0.4') }), null);
    assert.equal(deepestFall([], terms), null);
  });

  it('pays linearly from start to full', () => {
    const pays = (depth: string) => severityOf(wad(depth), terms);
    assert.deepEqual(
      ['0.1', '0.2', '0.3', '0.4', '0.6', '0.9'].map(pays),
      [0, 0, 2_250, 4_500, 9_000, 9_000],
    );
    assert.equal(depthOf(3n, 2n), wad('1') / 3n);
    assert.equal(depthOf(2n, 3n), 0n);
  });
});

describe('an impermanent loss', () => {
  it('is that of the formula, to 18 digits', () => {
    const one = wad('1');
    const losses = {
      '1': '0',
      '2': '0.057190958417936634',
      '4': '0.2',
      '0.25': '0.2',
      '0.5': '0.057190958417936634',
    };
    for (const [ratio, loss] of Object.entries(losses))
      assert.equal(lossOf(one, wad(ratio)), wad(loss), ratio);
    assert.equal(lossOf(one, 1n), one - 1_999_999_999n - 1n);
  });

  it('is paid above the deductible and up to the cap', () => {
    const [entry, end] = [wad('2000'), { base: wad('8000'), quote: wad('1') }];
    assert.equal(lossShare({ deductible: 0n, cap: wad('0.25') }, entry, end), wad('0.2'));
    assert.equal(lossShare({ deductible: wad('0.05'), cap: wad('0.25') }, entry, end), wad('0.15'));
    assert.equal(lossShare({ deductible: wad('0.05'), cap: wad('0.1') }, entry, end), wad('0.1'));
    assert.equal(lossShare({ deductible: wad('0.2'), cap: wad('0.1') }, entry, end), 0n);
  });

  it('is never found in the rounding of the entry', () => {
    const all = { deductible: 0n, cap: wad('0.25') };
    assert.equal(entryRatio(wad('1'), wad('3')), wad('1') / 3n);
    assert.equal(lossShare(all, wad('1') / 3n, { base: wad('1'), quote: wad('3') }), 0n);
    assert.equal(lossShare(all, wad('1') / 3n + 1n, { base: wad('1'), quote: wad('3') }), 0n);
  });

  it('needs an entry that can be remembered', () => {
    assert.equal(entryRatio(10n ** 9n, wad('1')), 10n ** 9n);
    assert.equal(entryRatio(10n ** 9n - 1n, wad('1')), null);
    assert.equal(entryRatio(2n ** 128n, wad('1')), null);
  });

  it('is settled by two rounds', () => {
    const evidence = encodeLossEvidence(1n, 2n);
    assert.equal(BigInt(evidence.slice(0, 66)), 1n);
    assert.equal(BigInt(`0x${evidence.slice(66)}`), 2n);
  });
});
