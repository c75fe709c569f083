import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Address, concat, encodeAbiParameters, type Hex, keccak256 } from 'viem';
import { leftOf, limitedTo, paidOf, rootFrom } from './loss-root';
import { leadsTo, readProofs } from './proofs';

const people = [1, 2, 3].map((digit) => `0x${String(digit).repeat(40)}` as Address);
const losses = [700n, 30n, 5n];
const leaves = people.map((account, index) =>
  keccak256(
    keccak256(
      encodeAbiParameters([{ type: 'address' }, { type: 'uint256' }], [account, losses[index] ?? 0n]),
    ),
  ),
);
const join = (a: Hex, b: Hex) => keccak256(a < b ? concat([a, b]) : concat([b, a]));
const [first, second, third] = leaves as [Hex, Hex, Hex];
const root = join(join(first, second), third);
const [alice, bob, carol] = people as [Address, Address, Address];

describe('a proof', () => {
  it('leads to the root from every leaf', () => {
    assert.ok(leadsTo(root, alice, { loss: 700n, path: [second, third] }));
    assert.ok(leadsTo(root, bob, { loss: 30n, path: [first, third] }));
    assert.ok(leadsTo(root, carol, { loss: 5n, path: [join(first, second)] }));
  });

  it('does not for another account, loss or path', () => {
    assert.ok(!leadsTo(root, bob, { loss: 700n, path: [second, third] }));
    assert.ok(!leadsTo(root, alice, { loss: 701n, path: [second, third] }));
    assert.ok(!leadsTo(root, alice, { loss: 700n, path: [third, second] }));
  });
});

describe('a file of proofs', () => {
  it('answers for its accounts, however their addresses are written', () => {
    const list = readProofs(
      JSON.stringify({ [alice.toUpperCase().replace('X', 'x')]: { loss: '700', proof: [second, third] } }),
    );
    assert.ok('proofFor' in list);
    assert.deepEqual(list.proofFor(alice), { loss: 700n, path: [second, third] });
    assert.equal(list.proofFor(bob), null);
  });

  it('is refused when no proof is in it', () => {
    const others = [
      '',
      '[]',
      '{}',
      `{"${alice}":{"loss":"-1","proof":[]}}`,
      `{"${alice}":{"loss":"1","proof":["0x1"]}}`,
    ];
    for (const text of others) assert.ok('problem' in readProofs(text), text);
  });
});

it('a root is 32 bytes and not zero', () => {
  assert.equal(rootFrom(` ${root.toUpperCase().replace('X', 'x')} `), root);
  assert.equal(rootFrom('0x1234'), null);
  assert.equal(rootFrom(`0x${'00'.repeat(32)}`), null);
  assert.equal(rootFrom('yes'), null);
});

it('nobody is paid more than was lost', () => {
  const parts = [60n, 40n, 10n].map((collectable) => ({ collectable }));
  assert.equal(limitedTo(parts, leftOf(70n, 0n)), 70n);
  assert.equal(limitedTo(parts, leftOf(700n, 500n)), 110n);
  assert.equal(limitedTo(parts, leftOf(70n, 80n)), 0n);
});

it('covers beyond the loss are left out', () => {
  const parts = [60n, 40n, 10n].map((collectable) => ({ collectable }));
  assert.deepEqual(paidOf(parts, 60n), parts.slice(0, 1));
  assert.deepEqual(paidOf(parts, 61n), parts.slice(0, 2));
  assert.deepEqual(paidOf(parts, 1_000n), parts);
  assert.deepEqual(paidOf(parts, 0n), []);
});
