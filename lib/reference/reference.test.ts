// The contracts against the model: REFERENCE_HISTORIES=<count> and REFERENCE_SEED=<first seed> choose which histories.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exactExp } from './exponential';
import { WAD } from './integers';
import { histories, replay } from './replay';
import { shrink } from './shrink';
import { quantised } from './time';
import { inWords } from './words';

const COUNT = Number(process.env.REFERENCE_HISTORIES ?? 150);
const FIRST = Number(process.env.REFERENCE_SEED ?? 1);
/** Replayed in one run of forge. */
const BATCH = 500;

test('the series gives the exponential to the last of 18 digits', () => {
  assert.equal(exactExp(0n), WAD);
  assert.equal(exactExp(WAD), 2_718_281_828_459_045_235n);
  assert.equal(exactExp(-WAD), 367_879_441_171_442_321n);
  assert.equal(exactExp(20n * WAD), 485_165_195_409_790_277_969_106_830n);
});

test('a rate keeps 48 significant bits', () => {
  assert.deepEqual(quantised((1n << 48n) - 1n), { rate: (1n << 48n) - 1n, packed: ((1n << 48n) - 1n) << 8n });
  assert.deepEqual(quantised((1n << 60n) + 1n), { rate: 1n << 60n, packed: ((1n << 47n) << 8n) | 13n });
});

test(`the contracts do what the model does, to the unit, in ${COUNT} random histories`, async () => {
  for (let first = FIRST; first < FIRST + COUNT; first += BATCH) {
    const list = await histories(first, Math.min(BATCH, FIRST + COUNT - first));
    const differences = await replay(list);
    if (differences.length === 0) continue;
    const words = inWords(await shrink(differences));
    assert.fail(
      `${differences.length} of ${list.length} histories differ from the reference model. ${words}`,
    );
  }
});
