import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { zeroAddress } from 'viem';
import { deadlinesOf } from './deadlines';

const pool = { cooldownDays: 7, reportDays: 14 };
const products = [
  { waitingDays: 1, minDays: 28, maxDays: 365 },
  { waitingDays: 3, minDays: 28, maxDays: 90 },
];
const process = {
  arbiter: zeroAddress,
  bond: 1n,
  challengeSeconds: 3 * 86_400,
  commitSeconds: 3 * 86_400,
  revealSeconds: 2 * 86_400,
  appealSeconds: 3 * 86_400,
  rulingSeconds: 14 * 86_400,
  fastLaneBps: 200,
  quorumBps: 1_000,
  thresholdBps: 6_000,
  largeThresholdBps: 6_667,
  largeShareBps: 1_000,
  penaltyBps: 200,
};
const lengths = (given: typeof process | null) =>
  Object.fromEntries(
    deadlinesOf(pool, given ? products : [], given).flatMap(({ rows }) =>
      rows.map(({ what, length }) => [what, length]),
    ),
  );

test('every window has the length that the chain says', () => {
  const known = lengths(process);
  assert.equal(known['Waiting time'], '1 to 3 days');
  assert.equal(known.Term, '28 to 365 days');
  assert.equal(known.Cooldown, '7 days');
  assert.equal(known['File or prove an event'], '14 days');
  assert.equal(known['Reveal votes'], '2 days');
  assert.equal(known.Ruling, '14 days');
});

test('a pool without products and process has the others', () => {
  const known = lengths(null);
  assert.equal(known['Waiting time'], '–');
  assert.equal(known['Reveal votes'], undefined);
  assert.equal(known.Collect, '365 days');
});

test('what no vote changes is what the contracts say', () => {
  const source = (file: string) => readFileSync(`contracts/src/${file}`, 'utf8');
  const known = lengths(process);
  assert.match(source('libraries/FillLib.sol'), /MAX_HELD = 60 days/);
  assert.equal(known['Maximum holdback'], '60 days');
  assert.match(source('libraries/RiskLib.sol'), /STREAM_DAYS = 28;/);
  assert.equal(known['Streaming of gains'], '28 days');
  assert.match(source('Claims.sol'), /COLLECTION_TIME = 365 days/);
  assert.equal(known.Collect, '365 days');
});
