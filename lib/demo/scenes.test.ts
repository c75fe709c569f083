import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseUnits, zeroAddress } from 'viem';
import { idOf } from '@/lib/triggers/rounds';
import type { Round } from '@/lib/triggers/types';
import { type EventTrigger, watchEvent } from '@/lib/triggers/watch';
import { SCENES, type Scene } from './scenes';

const HOUR = 3_600;
const DAY = 24 * HOUR;
const wad = (text: string) => parseUnits(text, 18);
const feed = { source: zeroAddress, scale: 10n ** 10n, staleness: 30 * DAY, limits: null };

/** As contracts/launch/demo.json has them. */
const floor: EventTrigger = {
  ...{ kind: 'floor', feed, persistence: 2 * DAY, minRounds: 3, sequencer: null },
  ...{ floor: wad('0.95'), severityBps: 6_000 },
};
const fall: EventTrigger = {
  ...{ kind: 'fall', feed, persistence: 6 * HOUR, minRounds: 2, sequencer: null },
  ...{ window: 3 * DAY, start: wad('0.25'), full: wad('0.6'), maxSeverityBps: 10_000 },
};

/** The feed after some scenes, of which the first finds it at another price. */
function after(scenes: readonly Scene[], before: number): Round[] {
  let time = 1_800_000_000;
  const played = [{ after: 0, price: String(before) }, ...scenes.flatMap(({ beats }) => beats)];
  return played.map(({ after: seconds, price }, index) => {
    time += seconds;
    return { id: idOf(1n, BigInt(index + 1)), answer: parseUnits(price, 8), updatedAt: time };
  });
}

const severity = (rounds: Round[], trigger: EventTrigger) => {
  const found = watchEvent(rounds, trigger);
  return 'proof' in found ? found.proof.severityBps : found.missing.kind;
};

describe('the scenes of a depeg', () => {
  for (const before of [1, 0.9]) {
    it(`make a proof, wherever the price was: ${before}`, () => {
      const [first, second] = [SCENES.depeg.slice(0, 1), SCENES.depeg];
      assert.equal(severity(after(first, before), floor), 'brief');
      assert.equal(severity(after(second, before), floor), 6_000);
    });
  }
});

describe('the scenes of a crash', () => {
  for (const before of [3_100, 1_180]) {
    it(`make a proof and then a deeper one, wherever the price was: ${before}`, () => {
      assert.equal(severity(after(SCENES.crash.slice(0, 1), before), fall), 'brief');
      assert.equal(severity(after(SCENES.crash.slice(0, 2), before), fall), 7_142);
      assert.equal(severity(after(SCENES.crash, before), fall), 10_000);
    });
  }
});
