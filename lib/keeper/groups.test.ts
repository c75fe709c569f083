import assert from 'node:assert/strict';
import { it } from 'node:test';
import { type Address, getAddress } from 'viem';
import type { Duty } from './duties';
import { groupDuties } from './groups';

const CLAIMS: Address = getAddress(`0x${'ab'.repeat(20)}`);
const POOL: Address = getAddress(`0x${'cd'.repeat(20)}`);

const duty = (to: Address, what: string): Duty => ({ kind: 'sync', what, to, data: '0x' });

it('duties are grouped by the contract that takes them, in order', () => {
  const duties = [
    duty(CLAIMS, 'a'),
    duty(POOL, 'b'),
    duty(CLAIMS.toLowerCase() as Address, 'c'),
    duty(POOL, 'd'),
  ];
  const grouped = groupDuties(duties).map(({ to, duties: own }) => [to, own.map(({ what }) => what)]);
  assert.deepEqual(grouped, [
    [CLAIMS, ['a', 'c']],
    [POOL, ['b', 'd']],
  ]);
  assert.deepEqual(groupDuties([]), []);
});

it('what is done alone is a group of its own', () => {
  const alone = (data: '0x01' | '0x02'): Duty => ({ ...duty(POOL, data), data, isAlone: true });
  assert.equal(groupDuties([alone('0x01'), alone('0x02'), duty(POOL, 'a'), duty(POOL, 'b')]).length, 3);
});
