import { plural } from '@/lib/time';
import { formatAmount, formatBps } from '@/lib/units';
import type { PoolParams, PoolSummary } from './types';
import { reserveTarget } from './yield';

type Described = PoolParams & Pick<PoolSummary, 'asset' | 'stressed' | 'cooldownDays' | 'reportDays'>;

export type Parameter = { title: string; text: string };

/** 1.5 times of 15,000 basis points. */
const times = (bps: number): string => `${formatAmount(BigInt(bps), 4).replace(/\.?0+$/, '')} times`;

function reserveWords(pool: Described): string {
  if (pool.reserveBps === 0 || pool.reserveTargetBps === 0) return 'This pool has none.';
  const target = `${formatAmount(reserveTarget(pool), pool.asset.decimals)} ${pool.asset.symbol}`;
  return `${formatBps(pool.reserveBps)} of the capital part after fees, until the reserve holds ${formatBps(pool.reserveTargetBps)} of the stress-weighted exposure: ${target} now. It pays losses before the capital does.`;
}

const marginWords = ({ marginBps }: Described): string =>
  marginBps === 10_000 ? '' : ` The result is multiplied by ${formatAmount(BigInt(marginBps), 4)}.`;

/** A pool's parameters on chain, in sentences. */
export function parametersInWords(pool: Described): Parameter[] {
  const { groupCapBps, rhoBps, materialityBps, feeBps, cancelFeeBps, cooldownDays, reportDays } = pool;
  return [
    {
      title: 'One event',
      text: `Products that could fail together form a group. Sales may not raise a group’s exposure above ${formatBps(groupCapBps)} of the capital, so that one event leaves ${formatBps(10_000 - groupCapBps)} of it.`,
    },
    {
      title: 'Several events at once',
      text: `In the stress scenario, groups fail together with a correlation of ${formatBps(rhoBps)}, and each loses the stress-weighted share of its cover.${marginWords(pool)} The capital must be able to pay that too.`,
    },
    {
      title: 'All cover together',
      text: `Total exposure may reach ${times(pool.leverageBps)} the capital.`,
    },
    {
      title: 'Fees',
      text: `${formatBps(feeBps)} of the capital part of each premium as it is earned, for assessors and treasury. The part that covers expected losses goes to the capital in full.`,
    },
    { title: 'Reserve', text: reserveWords(pool) },
    {
      title: 'Open incidents',
      text: `Deposits pause while open incidents could cost more than ${formatBps(materialityBps)} of the capital, so that new stakers do not pay for earlier losses. Exits continue.`,
    },
    {
      title: 'Leaving',
      text: `${plural(cooldownDays, 'day')} from the request until the exit can be processed, then ${plural(reportDays, 'day')} in which it is still charged for events before it left.`,
    },
    {
      title: 'Cancelled cover',
      text: `For each day that a cover ends earlier, its holder gets back the lowest daily premium paid, less ${formatBps(cancelFeeBps)}, which stays with the pool.`,
    },
  ];
}
