import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeAbiParameters, type Hex, zeroAddress } from 'viem';
import drawdowns from '@/contracts/test/vectors/drawdown.json' with { type: 'json' };
import losses from '@/contracts/test/vectors/impermanent-loss.json' with { type: 'json' };
import floors from '@/contracts/test/vectors/price-floor.json' with { type: 'json' };
import { deepestFall } from './drawdown';
import { drawdownEvidence, floorEvidence } from './evidence';
import { earliestBreach } from './floor';
import { lossShare } from './impermanent-loss';
import { numberOf, roundInForce } from './rounds';
import type { EventTerms, Round } from './types';

const roundsOf = (rows: string[][]): Round[] =>
  rows.map(([id = '', answer = '', updatedAt]) => ({
    id: BigInt(id),
    answer: BigInt(answer),
    updatedAt: Number(updatedAt),
  }));

function termsOf({ decimals, terms }: { decimals: string; terms: string[] }): EventTerms {
  const [staleness = 0, persistence = 0, minRounds = 0] = terms.map(Number);
  const scale = 10n ** (18n - BigInt(decimals));
  return {
    feed: { source: zeroAddress, scale, staleness, limits: null },
    persistence,
    minRounds,
    sequencer: null,
  };
}

const numbersOf = (ids: readonly bigint[]) => ids.map(numberOf).map(String);

/** "2-4,6-9", as the vectors have it. */
function drawdownRuns(evidence: Hex): string {
  const [a, b, c, d] = numbersOf(decodeAbiParameters(drawdownEvidence, evidence));
  return `${a}-${b},${c}-${d}`;
}

test('the earliest breach is the one that the trigger accepts, with the least evidence', () => {
  assert.ok(floors.filter(({ proof }) => proof.length > 0).length >= 20);
  for (const row of floors) {
    const terms = { ...termsOf(row), floor: BigInt(row.floor), severityBps: Number(row.severityBps) };
    const proof = earliestBreach(roundsOf(row.rounds), terms);
    const found = proof
      ? [
          ...numbersOf(decodeAbiParameters(floorEvidence, proof.evidence)),
          ...[proof.eventTime, proof.severityBps].map(String),
        ]
      : [];
    assert.deepEqual(found, row.proof, JSON.stringify(row));
  }
});

test('the deepest fall is the one that the trigger pays the largest severity for, at its earliest event', () => {
  assert.ok(drawdowns.filter(({ proofs }) => proofs.length > 0).length >= 10);
  for (const row of drawdowns) {
    const [window, start, full, maxSeverityBps] = row.fall as [string, string, string, string];
    const proof = deepestFall(roundsOf(row.rounds), {
      ...termsOf(row),
      window: Number(window),
      start: BigInt(start),
      full: BigInt(full),
      maxSeverityBps: Number(maxSeverityBps),
    });
    assert.equal(proof?.severityBps ?? 0, Number(row.severityBps), JSON.stringify(row));
    if (!proof) continue;
    assert.equal(String(proof.eventTime), row.eventTime, JSON.stringify(row));
    assert.ok((row.proofs as string[]).includes(drawdownRuns(proof.evidence)), JSON.stringify(row));
  }
});

test('the round in force and the share of an impermanent loss are those of the trigger, to the unit', () => {
  assert.ok(losses.filter(({ share }) => share !== '0').length >= 30);
  for (const row of losses) {
    const [quote, entry, deductible, cap] = row.pair.map(BigInt) as [bigint, bigint, bigint, bigint];
    const round = roundInForce(roundsOf(row.rounds), Number(row.end), { staleness: Number(row.staleness) });
    assert.equal(round ? String(numberOf(round.id)) : '0', row.inForce, JSON.stringify(row));
    if (!round) continue;
    const decimals = Number(row.decimals);
    const base = round.answer * 10n ** BigInt(18 - decimals);
    assert.equal(
      String(lossShare({ deductible, cap }, entry, { base, quote })),
      row.share,
      JSON.stringify(row),
    );
  }
});
