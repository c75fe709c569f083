import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Address, getAddress, zeroAddress } from 'viem';
import { claimableOf, makeLossList, readLossFile, writeLossFile, writeProofFile } from './file';
import { verifyProof } from './tree';

const accountAt = (i: number): Address => getAddress(`0x${(i + 1).toString(16).padStart(40, '0')}`);
const listOf = (count: number) =>
  makeLossList(
    'List',
    6,
    Array.from({ length: count }, (_, i) => ({ account: accountAt(i), loss: BigInt(i + 1) })),
  );

const problemIn = (text: string) => {
  const read = readLossFile(text);
  return 'problem' in read ? read.problem : null;
};

describe('evidence files', () => {
  const text = writeLossFile(listOf(9));

  it('carry what they need', () => {
    const { losses, ...head } = JSON.parse(text);
    assert.equal(losses.length, 9);
    assert.deepEqual(head, {
      format: 'breakwater-losses',
      version: 1,
      title: 'List',
      leaf: ['address', 'uint256'],
      decimals: 6,
      root: listOf(9).root,
      total: '45',
      count: 9,
    });
  });

  it('are refused when what they say of themselves is not so', () => {
    assert.match(problemIn('{') ?? '', /not JSON/);
    assert.match(problemIn('null') ?? '', /not a list/);
    assert.match(problemIn(text.replace('breakwater-losses', 'other')) ?? '', /not a list/);
    assert.match(problemIn(text.replace('"version": 1', '"version": 2')) ?? '', /Version 2/);
    assert.match(problemIn(text.replace('"decimals": 6', '"decimals": -1')) ?? '', /decimals/);
    assert.match(problemIn(text.replace('"total": "45"', '"total": "46"')) ?? '', /total/);
    assert.match(problemIn(text.replace('"count": 9', '"count": 8')) ?? '', /count/);
    assert.match(problemIn(text.replace(', "9"]', ', "8"]')) ?? '', /The root in the file/);
    assert.match(problemIn(text.replace(', "9"]', ', "0"]')) ?? '', /Entry 9/);
    assert.match(problemIn(text.replace(', "9"]', ', 9]')) ?? '', /Entry 9/);
    assert.match(problemIn(text.replace(accountAt(8), accountAt(7))) ?? '', /twice/);
  });
});

describe('trees', () => {
  it('of any size prove all their leaves', () => {
    for (let count = 1; count <= 33; count++) {
      const list = listOf(count);
      for (const { account, loss } of list.losses) {
        const found = claimableOf(list, account);
        assert.ok(found && verifyProof(list.root, { account, loss }, found.proof), `${count}: ${account}`);
      }
    }
  });

  it('know nothing of others', () => {
    assert.equal(claimableOf(listOf(5), zeroAddress), null);
    assert.throws(() => makeLossList('None', 6, []), /at least one/);
  });

  it('of thousands of accounts are read back', () => {
    assert.equal(problemIn(writeLossFile(listOf(5_000))), null);
  });

  it('are written with every proof', () => {
    const list = listOf(3);
    const { root, proofs } = JSON.parse(writeProofFile(list));
    assert.equal(root, list.root);
    assert.deepEqual(Object.keys(proofs), [accountAt(0), accountAt(1), accountAt(2)]);
    assert.deepEqual(proofs[accountAt(2)], { loss: '3', proof: claimableOf(list, accountAt(2))?.proof });
  });
});
