import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseUnits, zeroAddress } from 'viem';
import { idOf } from './rounds';
import type { Round } from './types';
import { depthOfMarks, type EventTrigger, marksOf, payingLine, watchEvent } from './watch';
import { formatPrice, missingInWords, promiseInWords, proofInWords } from './words';

const HOUR = 3_600;
const DAY = 24 * HOUR;
const START = 1_800_000_000;
const wad = (text: string) => parseUnits(text, 18);

const feed = { source: zeroAddress, scale: 10n ** 10n, staleness: 30 * DAY, limits: null };
const floor: EventTrigger = {
  ...{ kind: 'floor', feed, persistence: 2 * DAY, minRounds: 3, sequencer: null },
  ...{ floor: wad('0.95'), severityBps: 6_000 },
};
const fall: EventTrigger = {
  ...{ kind: 'fall', feed, persistence: 6 * HOUR, minRounds: 2, sequencer: null },
  ...{ window: 3 * DAY, start: wad('0.25'), full: wad('0.6'), maxSeverityBps: 10_000 },
};

/** Rounds at hours after the start. */
const history = (...told: [hours: number, price: number][]): Round[] =>
  told.map(([hours, price], index) => ({
    id: idOf(1n, BigInt(index + 1)),
    answer: parseUnits(String(price), 8),
    updatedAt: START + hours * HOUR,
  }));

function missing(rounds: Round[], trigger: EventTrigger) {
  const found = watchEvent(rounds, trigger);
  assert.ok('missing' in found, 'there is no proof');
  return found.missing;
}

describe('a price with a floor', () => {
  it('is calm at the floor and above', () => {
    const calm = missing(history([0, 1], [50, 0.95]), floor);
    assert.deepEqual(calm, { kind: 'calm', price: wad('0.95'), line: wad('0.95') });
    assert.match(missingInWords(calm, floor), /is 0\.95\. Nothing is paid while it is 0\.95 or above/);
  });

  it('says how much of the time has passed below it', () => {
    const brief = missing(history([0, 1], [50, 0.94], [74, 0.93]), floor);
    assert.deepEqual(brief, { kind: 'brief', since: START + 50 * HOUR, seconds: DAY, rounds: 2 });
    assert.match(missingInWords(brief, floor), /below 0\.95 for 1 day of 2 days and 2 of 3 rounds, since/);
    const enough = missing(history([0, 1], [50, 0.94], [74, 0.93], [75, 0.93]), floor);
    assert.doesNotMatch(missingInWords(enough, floor), /rounds/);
  });

  it('begins anew after a wick above it', () => {
    const brief = missing(history([0, 1], [50, 0.94], [74, 0.96], [75, 0.94]), floor);
    assert.deepEqual(brief, { kind: 'brief', since: START + 75 * HOUR, seconds: 0, rounds: 1 });
  });

  it('has to have been at it before', () => {
    const rounds = history([0, 1], [25, 1], [49, 1], [50, 0.94], [74, 0.93], [99, 0.93], [120, 0.93]);
    assert.ok('proof' in watchEvent(rounds, floor));
    const late = missing(rounds.slice(2), floor);
    assert.deepEqual(late, { kind: 'unrecovered', since: START + 50 * HOUR });
    assert.match(missingInWords(late, floor), /does not show that it was at or above it for 2 days before/);
  });

  it('is silent without rounds', () => {
    assert.deepEqual(missing([], floor), { kind: 'silent' });
    assert.deepEqual(missing(history([0, 0]), floor), { kind: 'silent' });
  });
});

describe('a price that falls', () => {
  const calm = history([0, 3_000], [7, 3_000], [10, 2_400]);

  it('is paid for below a line that follows its peak', () => {
    assert.equal(payingLine(calm, fall), wad('2250'));
    assert.deepEqual(missing(calm, fall), { kind: 'calm', price: wad('2400'), line: wad('2250') });
  });

  it('says how long it has been low enough', () => {
    const brief = missing([...calm, ...history([0, 1], [0, 1], [0, 1], [12, 1_500]).slice(3)], fall);
    assert.deepEqual(brief, { kind: 'brief', since: START + 12 * HOUR, seconds: 0, rounds: 1 });
    assert.match(missingInWords(brief, fall), /low enough for 0 s of 6 h and 1 of 2 rounds/);
  });
});

describe('what a proof rests on', () => {
  it('is a stretch below the floor', () => {
    const rounds = history([0, 1], [25, 1], [49, 1], [50, 0.94], [74, 0.93], [99, 0.92]);
    const found = watchEvent(rounds, floor);
    assert.ok('proof' in found);
    assert.deepEqual(marksOf(found.proof.evidence, rounds, floor), [
      { name: 'Below the floor', from: START + 50 * HOUR, until: START + 99 * HOUR, price: wad('0.94') },
    ]);
    assert.match(
      proofInWords(found.proof, floor),
      /^The price has been below 0\.95 since .*: every cover .* 60\u00a0% of its/,
    );
  });

  it('is a peak and a trough, each without its wicks', () => {
    const rounds = history([0, 3_100], [7, 3_000], [20, 1_500], [27, 1_400]);
    const found = watchEvent(rounds, fall);
    assert.ok('proof' in found);
    const marks = marksOf(found.proof.evidence, rounds, fall);
    assert.deepEqual(
      marks.map(({ name, price }) => [name, price]),
      [
        ['Peak', wad('3000')],
        ['Trough', wad('1500')],
      ],
    );
    assert.equal(depthOfMarks(marks), wad('0.5'));
    assert.equal(depthOfMarks(marks.slice(0, 1)), null);
  });
});

it('a trigger is explained in words', () => {
  assert.match(
    promiseInWords(floor),
    /^Pays 60\u00a0% .* was at 0\.95 or more for 2 days, in \d+ rounds of the feed or more, and then stays below it for the same time and number of rounds\.$/,
  );
  assert.match(
    promiseInWords(fall),
    /falls by more than 25\u00a0% from a peak to a low.* must each last for .* in \d+ rounds .* at most 3 days after .* 100\u00a0% .* a fall of 60\u00a0%/,
  );
});

it('prices are short', () => {
  assert.equal(formatPrice(wad('0.95')), '0.95');
  assert.equal(formatPrice(wad('2325.56789')), '2,325.5678');
  assert.equal(formatPrice(wad('3000')), '3,000');
});
