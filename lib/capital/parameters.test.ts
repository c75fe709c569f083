import assert from 'node:assert/strict';
import { it } from 'node:test';
import { parametersInWords } from './parameters';

const pool = {
  asset: { address: '0x0000000000000000000000000000000000000001', symbol: 'dETH', name: '', decimals: 18 },
  stressed: 150n * 10n ** 18n,
  ...{ groupCapBps: 4_000, rhoBps: 2_500, marginBps: 12_500, leverageBps: 40_000, materialityBps: 100 },
  ...{ feeBps: 1_000, reserveBps: 2_000, reserveTargetBps: 300, cancelFeeBps: 500 },
  ...{ cooldownDays: 7, reportDays: 14 },
} as const;

const text = (of: Parameters<typeof parametersInWords>[0]) =>
  parametersInWords(of)
    .map((parameter) => parameter.text)
    .join(' ')
    .replaceAll('\u00a0', ' ');

it('a pool’s parameters read as sentences with its own figures', () => {
  const words = text(pool);
  assert.match(words, /above 40 % of the capital, so that one event leaves 60 % of it/);
  assert.match(words, /correlation of 25 %.* multiplied by 1\.25\./);
  assert.match(words, /until the reserve holds 3 % .*: 4\.5000 dETH now/);
  assert.match(words, /may reach 4 times the capital/);
  assert.match(words, /less 5 %, which stays/);
  assert.doesNotMatch(words, /undefined|NaN/);
});

it('what a pool does not have is not mentioned', () => {
  const words = text({ ...pool, reserveBps: 0, marginBps: 10_000 });
  assert.match(words, /This pool has none\./);
  assert.doesNotMatch(words, /multiplied/);
});
