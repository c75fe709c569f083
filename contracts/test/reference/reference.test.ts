// Compares contracts and model. REFERENCE_HISTORIES=<count> and REFERENCE_SEED=<first seed> select the histories.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exactExp, exp } from './exponential';
import type { World } from './history';
import { WAD } from './integers';
import { packedRate, packedRefund, unpacked } from './price';
import { missing } from './reach';
import { histories, replay } from './replay';
import { shrink } from './shrink';
import { inWords } from './words';

const COUNT = Number(process.env.REFERENCE_HISTORIES ?? 150);
const FIRST = Number(process.env.REFERENCE_SEED ?? 1);
/** With this number of histories or more, everything must have been reached this often. */
const REACHING = { histories: 150, times: 3 };
/** Histories replayed in one run of forge. */
const BATCH = 500;

test('the series gives the exponential to the last of 18 digits, and the chain agrees', () => {
  assert.equal(exactExp(0n), WAD);
  assert.equal(exactExp(WAD), 2_718_281_828_459_045_235n);
  assert.equal(exactExp(-WAD), 367_879_441_171_442_321n);
  assert.equal(exactExp(20n * WAD), 485_165_195_409_790_277_969_106_830n);
  for (let x = -3n * WAD; x < 3n * WAD; x += WAD / 37n) exp(x);
});

test('rates keep 48 and 24 significant bits', () => {
  assert.equal(packedRate((1n << 48n) - 1n), ((1n << 48n) - 1n) << 8n);
  assert.equal(packedRate((1n << 60n) + 1n), ((1n << 47n) << 8n) | 13n);
  assert.equal(unpacked(packedRefund((1n << 30n) + 200n)), (1n << 30n) + 128n);
});

const WORLDS: Record<World, string> = {
  pool: 'a pool and its ledger do',
  protocol: 'cover, claims and the pool do',
};

for (const world of ['pool', 'protocol'] as const) {
  test(`${WORLDS[world]} what the model does, to the unit, in ${COUNT} random histories`, async () => {
    for (let first = FIRST; first < FIRST + COUNT; first += BATCH) {
      const list = histories(world, first, Math.min(BATCH, FIRST + COUNT - first));
      if (world === 'protocol' && list.length >= REACHING.histories)
        assert.deepEqual(missing(list, REACHING.times), [], 'what histories do not reach often enough');
      const differences = await replay(list);
      if (differences.length === 0) continue;
      const words = inWords(await shrink(differences));
      assert.fail(
        `${differences.length} of ${list.length} histories differ from the reference model. ${words}`,
      );
    }
  });
}
