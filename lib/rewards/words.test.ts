import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { SECONDS_A_YEAR } from '@/lib/time';
import type { Reward } from './types';
import { periodInWords, rateInWords, standingInWords } from './words';

const address = '0x00000000000000000000000000000000000000a1';
const asset = { address, symbol: 'dUSD', name: 'Demo Dollar', decimals: 6 } as const;
const token = { address, symbol: 'TIDE', name: 'Tide Partner', decimals: 18 } as const;
const pool = { capital: 200_000n * 10n ** 6n, asset };
/** 2,000 TIDE a year. */
const rate = (2_000n * 10n ** 18n * (1n << 32n)) / BigInt(SECONDS_A_YEAR) + 1n;
const reward: Reward = { token, minimum: 1n, rate, endsAt: 86_400 };
const plain = (text: string | null) => text?.replaceAll('\u00a0', ' ');

describe('rewards in words', () => {
  it('tells what 1,000 staked earn a year', () => {
    assert.equal(plain(rateInWords(pool, reward, 1_000)), '10.00 TIDE a year for 1,000 dUSD staked');
  });

  it('tells what one of an asset whose unit is worth much earns', () => {
    const ether = { ...asset, symbol: 'dETH', decimals: 18 };
    const reef = { capital: 500n * 10n ** 18n, asset: ether };
    assert.equal(plain(rateInWords(reef, reward, 1_000)), '4.0000 TIDE a year for 1 dETH staked');
  });

  it('says nothing of a rate that is not paid', () => {
    assert.equal(rateInWords(pool, reward, 86_400), null);
    assert.equal(rateInWords({ ...pool, capital: 0n }, reward, 1_000), null);
  });

  it('says when it is paid', () => {
    assert.equal(periodInWords({ ...reward, endsAt: 0 }, 0), 'nobody has funded it yet');
    assert.equal(periodInWords(reward, 2_000), 'until 2 Jan 1970');
    assert.equal(periodInWords(reward, 90_000), 'ended on 2 Jan 1970');
  });

  it('says where a pool stands on the curve', () => {
    const program = { emission: address, weekly: 10_000n * 10n ** 18n, nextAt: 0, left: 0n } as const;
    const inside = standingInWords(pool, { ...program, target: 200_000n * 10n ** 6n }, token);
    assert.match(plain(inside) ?? '', /within its target of 200,000 dUSD. Each week pays the full 10,000/);
    const beyond = standingInWords(pool, { ...program, target: 100_000n * 10n ** 6n }, token);
    assert.match(
      plain(beyond) ?? '',
      /above its target .* Each week pays 2,500\.00 TIDE, 25 % of the maximum/,
    );
  });
});
