import { plural } from '@/lib/time';
import { formatAmount, formatBps } from '@/lib/units';
import type { PoolParams, PoolSummary } from './types';
import { reserveTarget } from './yield';

type Described = PoolParams & Pick<PoolSummary, 'asset' | 'stressed' | 'cooldownDays' | 'reportDays'>;

export type Parameter = { title: string; text: string };

function reserveWords(pool: Described): string {
  if (pool.reserveBps === 0 || pool.reserveTargetBps === 0) return 'This pool keeps none.';
  const target = `${formatAmount(reserveTarget(pool), pool.asset.decimals)} ${pool.asset.symbol}`;
  return `${formatBps(pool.reserveBps)} of what is left after fees, until the reserve holds ${formatBps(pool.reserveTargetBps)} of the stress-weighted exposure: ${target} now. It pays losses before the capital does.`;
}

const marginWords = ({ marginBps }: Described): string =>
  marginBps === 10_000 ? '' : ` The result is multiplied by ${formatAmount(BigInt(marginBps), 4)}.`;

/** What a pool runs by, in sentences made from its parameters on chain. */
export function parametersInWords(pool: Described): Parameter[] {
  const { groupCapBps, rhoBps, materialityBps, feeBps, cancelFeeBps, cooldownDays, reportDays } = pool;
  return [
    {
      title: 'One event',
      text: `Products that could fail together form a group. No group may expose more than ${formatBps(groupCapBps)} of the capital, so ${formatBps(10_000 - groupCapBps)} is left whatever one event takes.`,
    },
    {
      title: 'Several events at once',
      text: `In the stress scenario groups fail together with a correlation of ${formatBps(rhoBps)}, each by the share of its cover that its event usually takes.${marginWords(pool)} The capital must be able to pay that too.`,
    },
    {
      title: 'Fees',
      text: `${formatBps(feeBps)} of each premium, as it is earned, for assessors and treasury.`,
    },
    { title: 'Reserve', text: reserveWords(pool) },
    {
      title: 'Open incidents',
      text: `While they could cost more than ${formatBps(materialityBps)} of the capital, deposits and exit processing wait: nobody dodges a loss, and nobody is charged for one that was there before.`,
    },
    {
      title: 'Leaving',
      text: `${plural(cooldownDays, 'day')} from the request until the exit can be processed, then ${plural(reportDays, 'day')} in which it still answers for what happened before it left.`,
    },
    {
      title: 'Cancelled cover',
      text: `Its holder gets back what is not yet earned, less ${formatBps(cancelFeeBps)}, which stays with the pool.`,
    },
  ];
}
