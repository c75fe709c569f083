import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { encodeErrorResult, type Hex } from 'viem';
import { describeRevert, everyErrorAbi } from './index';

const dollars = { symbol: 'dUSD', decimals: 6 };
/** By name where the type alone would make nonsense. */
const samples: Record<string, unknown> = {
  uint256: 1_800_000_000n,
  int256: -1n,
  uint8: 96,
  bytes32: `0x${'00'.repeat(32)}`,
  endDay: 20_000n,
  lastDay: 20_000n,
  requestId: 20_000n,
  address: '0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC',
  string: 'text',
};

describe('describeRevert', () => {
  for (const item of everyErrorAbi) {
    it(`has words for ${item.name}`, () => {
      const args = item.inputs.map(({ name, type }) => samples[name] ?? samples[type]);
      const data = encodeErrorResult({ abi: [item], errorName: item.name, args } as never);
      const sentence = describeRevert(data, dollars);
      assert.match(sentence, /^[A-Z0-9“].*\.$/, sentence);
      assert.doesNotMatch(sentence, /undefined|NaN|0x|gave no reason/, sentence);
    });
  }

  it('tells amounts in the unit of the action', () => {
    const data = encodeErrorResult({
      abi: everyErrorAbi,
      errorName: 'PremiumAboveMax',
      args: [12_340_000n, 12_000_000n],
    });
    assert.match(describeRevert(data, dollars), /now 12\.34 dUSD, above your limit of 12\.00 dUSD/);
  });

  it('names the state that a proposal is in', () => {
    const refused = (state: number) => {
      const args = [1n, state, `0x${'00'.repeat(32)}`] as const;
      return encodeErrorResult({ abi: everyErrorAbi, errorName: 'GovernorUnexpectedProposalState', args });
    };
    assert.match(describeRevert(refused(3), dollars), /The proposal is defeated,/);
    assert.match(describeRevert(refused(5), dollars), /The proposal is waiting in the timelock,/);
    assert.match(describeRevert(refused(9), dollars), /The proposal is in another state,/);
  });

  it('says so when there is no reason', () => {
    for (const data of [undefined, '0x', '0x12345678'] satisfies (Hex | undefined)[]) {
      assert.match(describeRevert(data, dollars), /gave no reason/);
    }
  });
});
