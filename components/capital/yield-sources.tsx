import clsx from 'clsx';
import { figureOf } from '@/lib/capital/figure';
import type { CapitalHistory } from '@/lib/capital/history';
import { secondsLeft } from '@/lib/capital/maths';
import type { PoolSummary } from '@/lib/capital/types';
import { premiumSplit, reserveTarget, yieldBySource } from '@/lib/capital/yield';
import { plural, SECONDS_A_DAY } from '@/lib/time';
import { formatBps, formatMultiple, formatPercent } from '@/lib/units';

type Row = { label: string; meaning: string; amount: bigint; share: bigint; isSum?: boolean };

/** Rounded, because it is an estimate. */
function inWords(seconds: number): string {
  const days = Math.ceil(seconds / SECONDS_A_DAY);
  return days < 365 ? plural(days, 'day') : `about ${plural(Math.round(days / 365), 'year')}`;
}

function reserveWords(pool: PoolSummary, fullIn: number | null): string {
  const target = figureOf(reserveTarget(pool), pool.asset);
  if (fullIn === null) return `full: it holds its target of ${target}`;
  return `${formatBps(pool.reserveBps)} of what remains of it after the fee, until the reserve holds ${target}: ${inWords(fullIn)} at this rate`;
}

function rowsOf(pool: PoolSummary): Row[] | null {
  const shares = yieldBySource(pool);
  if (!shares) return null;
  const split = premiumSplit(pool);
  return [
    { label: 'Premiums', meaning: 'earned by the second', amount: split.premiums, share: shares.premiums },
    {
      label: 'Fees',
      meaning: `${formatBps(pool.feeBps)} of the part that pays for capital`,
      amount: -split.fees,
      share: -shares.fees,
    },
    {
      label: 'Reserve',
      meaning: reserveWords(pool, shares.fullIn),
      amount: -split.reserve,
      share: -shares.reserve,
    },
    {
      label: 'Before losses',
      meaning: 'stays with the capital',
      amount: split.capital,
      share: shares.capital,
      isSum: true,
    },
    {
      label: 'Expected losses',
      meaning: 'of all cover, at the listed risk rates',
      amount: -split.expectedLoss,
      share: -shares.expectedLoss,
    },
    {
      label: 'After expected losses',
      meaning: 'underwriting yield',
      amount: split.net,
      share: shares.net,
      isSum: true,
    },
  ];
}

/** From the premiums to the underwriting yield, step by step. */
export function YieldSources({ pool, history }: { pool: PoolSummary; history: CapitalHistory }) {
  const rows = rowsOf(pool);
  if (!rows) return <p className="text-ink-soft text-sm">There is no capital yet to earn a yield.</p>;
  return (
    <>
      <YieldTable pool={pool} rows={rows} />
      <p className="mt-4 text-ink-soft text-sm leading-relaxed">
        An estimate at the current rate, not a promise. Ending cover lowers it, new cover raises it, and new
        stakes share it. Losses so far were {figureOf(history.lost, pool.asset)}; measured against what was
        expected, the pool’s experience factor is {formatMultiple(pool.poolExperience)}.
      </p>
      <Gains pool={pool} />
    </>
  );
}

function Gains({ pool }: { pool: PoolSummary }) {
  const left = secondsLeft(pool.gains, pool.gainRate);
  if (pool.gains === 0n || left === null) return null;
  return (
    <p className="mt-3 text-ink-soft text-sm leading-relaxed">
      Gains of {figureOf(pool.gains, pool.asset)} are being streamed to the capital over the next{' '}
      {inWords(left)}: uncollected payouts, recoveries and forfeited bonds. New deposits pay for them, so they
      are not part of the yield.
    </p>
  );
}

function YieldTable({ pool, rows }: { pool: PoolSummary; rows: readonly Row[] }) {
  return (
    <table className="w-full text-sm">
      <caption className="sr-only">Underwriting yield a year by source</caption>
      <thead>
        <tr className="caps border-b">
          <th scope="col" className="pr-3 pb-2 text-left font-medium">
            Source
          </th>
          <th scope="col" className="pb-2 pl-3 text-right font-medium">
            A year
          </th>
          <th scope="col" className="pb-2 pl-3 text-right font-medium">
            Of capital
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ label, meaning, amount, share, isSum }) => (
          <tr key={label} className={clsx('border-b last:border-0', isSum && 'font-medium')}>
            <th scope="row" className="py-2 pr-3 text-left font-normal">
              <span className={clsx('text-ink', isSum && 'font-medium')}>{label}</span>
              <span className="block text-ink-faint text-xs">{meaning}</span>
            </th>
            <td className="figure whitespace-nowrap py-2 pl-3 text-right align-top">
              {figureOf(amount, pool.asset)}
            </td>
            <td className="figure whitespace-nowrap py-2 pl-3 text-right align-top">
              {formatPercent(share)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
