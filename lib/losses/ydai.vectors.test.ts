// The yDAI case in both languages: `WRITE_VECTORS=true npm run test:unit` writes contracts/test/vectors/losses.json
// anew, and contracts/test/integration/LossProofs.t.sol checks its proofs with OpenZeppelin's MerkleProof.

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { claimableOf, makeLossList, readLossFile, writeLossFile } from './file';
import { readLosses } from './read';
import { proofOf, verifyProof } from './tree';

const VECTORS = 'contracts/test/vectors/losses.json';
const EVERY = 8;

const csv = readFileSync(join(import.meta.dirname, 'data/ydai-2021-losses.csv'), 'utf8');

function ydai() {
  const result = readLosses(csv, {});
  assert.ok('losses' in result);
  return { ...result, list: makeLossList('yDAI', result.notes.decimals, result.losses) };
}

/** The balances without the reader under test: plain text, 18 digits after the point in every one. */
function sumOf(column: number): bigint {
  return csv
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.match(/"[^"]*"|[^,]+/g)?.[column] ?? '')
    .reduce((sum, cell) => sum + BigInt(cell.replace(/[",.]/g, '')), 0n);
}

describe('the yDAI list', () => {
  const { notes, losses, list } = ydai();

  it('is read without any option', () => {
    assert.deepEqual(notes.columns, ['account', 'pre_dai', 'post_dai']);
    assert.deepEqual([notes.rows, losses.length, notes.zeros, notes.decimals], [2531, 2525, 6, 18]);
  });

  it('sums to what the file says', () => {
    assert.equal(list.total, sumOf(2) - sumOf(3));
  });

  it('has the root of OpenZeppelin’s merkle-tree 1.0.8', () => {
    assert.equal(list.root, '0xc587b3231d3346e72ac204bcc675d65246bc680b2e2df13bcbb23020e484a979');
  });

  it('proves every account, and no account a unit more', () => {
    for (const entry of losses) {
      const proof = proofOf(list.tree, entry.account) ?? [];
      assert.ok(verifyProof(list.root, entry, proof));
      assert.ok(!verifyProof(list.root, { ...entry, loss: entry.loss + 1n }, proof));
    }
  });

  it('survives its evidence file, whatever the order of the rows', () => {
    const file = writeLossFile(list);
    assert.equal(writeLossFile(makeLossList('yDAI', 18, [...losses].reverse())), file);
    const read = readLossFile(file);
    assert.ok('list' in read);
    assert.equal(read.list.root, list.root);
    const [entry] = losses;
    assert.ok(entry);
    assert.equal(claimableOf(read.list, entry.account)?.loss, entry.loss);
  });

  it('gives the proofs that the contracts are tested with', () => {
    const sample = list.losses.filter((_, i) => i % EVERY === 0);
    const proofs = sample.map(({ account }) => proofOf(list.tree, account) ?? []);
    const vectors = {
      root: list.root,
      accounts: sample.map(({ account }) => account),
      losses: sample.map(({ loss }) => loss.toString()),
      lengths: proofs.map((proof) => proof.length),
      proofs: proofs.flat(),
    };
    const text = `${JSON.stringify(vectors, null, 1)}\n`;
    if (process.env.WRITE_VECTORS === 'true') writeFileSync(VECTORS, text);
    assert.equal(readFileSync(VECTORS, 'utf8'), text);
  });
});
