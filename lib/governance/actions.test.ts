import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Abi, encodeFunctionData, getAddress, parseAbi } from 'viem';
import { decodeAction, type GovernanceContext, todayKey } from './actions';

const claims = '0x00000000000000000000000000000000000000c1';
const pool = '0x00000000000000000000000000000000000000a1';
const abi = parseAbi([
  'struct Process { uint16 thresholdBps; uint32 commitSeconds; }',
  'function setProcess(address pool, Process process)',
]);
const context: GovernanceContext = {
  contracts: [{ address: claims, name: 'Claims', abi: abi as Abi }],
  names: { [pool]: 'Harbour' },
  today: { [todayKey(claims, 'setProcess', pool)]: { thresholdBps: 6000, commitSeconds: 86_400 } },
};
const data = encodeFunctionData({
  abi,
  functionName: 'setProcess',
  args: [pool, { thresholdBps: 6600, commitSeconds: 86_400 }],
});

describe('decodeAction', () => {
  it('only what changes is a change', () => {
    const decoded = decodeAction({ target: claims, value: 0n, data }, context);
    assert.deepEqual(decoded.changes, [{ label: 'threshold', from: '60\u00a0%', to: '66\u00a0%' }]);
    assert.ok(decoded.lines.includes(`pool: Harbour (${getAddress(pool)})`));
    assert.equal(decoded.warning, undefined);
  });

  it('an unknown contract is shown raw, with a warning', () => {
    const decoded = decodeAction({ target: pool, value: 0n, data }, context);
    assert.ok(decoded.warning);
    assert.ok(decoded.lines.some((line) => line.includes(data)));
  });

  it('an unknown selector is shown raw, with a warning', () => {
    assert.ok(decodeAction({ target: claims, value: 0n, data: '0xdeadbeef' }, context).warning);
  });
});
