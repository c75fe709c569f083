import clsx from 'clsx';
import { figureOf } from '@/lib/capital/figure';
import type { PoolSummary } from '@/lib/capital/types';
import { premiumSplit, reserveTarget, yieldBySource } from '@/lib/capital/yield';
import { plural, SECONDS_A_DAY } from '@/lib/time';
import { formatBps, formatPercent } from '@/lib/units';

type Line = { label: string; meaning: string; amount: bigint; share: bigint; isSum?: boolean };

/** As exact as an estimate may sound. */
function inWords(seconds: number): string {
  const days = Math.ceil(seconds / SECONDS_A_DAY);
  return days < 365 ? plural(days, 'day') : `about ${plural(Math.round(days / 365), 'year')}`;
}

function fillingWords(pool: PoolSummary, fullIn: number | null): string {
  const target = figureOf(reserveTarget(pool), pool.asset);
  if (fullIn === null) return `full: it holds its target of ${target}`;
  return `${formatBps(pool.reserveBps)} of the rest, until it holds ${target}: ${inWords(fullIn)} at this rate`;
}

/** From the premiums to what stays with the capital, a line a step. */
export function YieldSources({ pool }: { pool: PoolSummary }) {
  const sources = yieldBySource(pool);
  if (!sources) return <p className="text-ink-soft text-sm">There is no capital yet that could earn.</p>;
  const split = premiumSplit(pool);
  const lines: Line[] = [
    {
      label: 'Premiums',
      meaning: 'of live cover, by the second',
      amount: split.premiums,
      share: sources.premiums,
    },
    { label: 'Fees', meaning: `${formatBps(pool.feeBps)} of it`, amount: -split.fees, share: -sources.fees },
    {
      label: 'Reserve',
      meaning: fillingWords(pool, sources.fullIn),
      amount: -split.reserve,
      share: -sources.reserve,
    },
    {
      label: 'Stays with the capital',
      meaning: 'before losses',
      amount: split.capital,
      share: sources.capital,
      isSum: true,
    },
  ];
  return (
    <>
      <table className="w-full text-sm">
        <caption className="sr-only">Yield a year by source</caption>
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
          {lines.map(({ label, meaning, amount, share, isSum }) => (
            <tr key={label} className={isSum ? 'font-medium' : 'border-b'}>
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
      <p className="mt-4 text-ink-soft text-sm leading-relaxed">
        The premium that the pool earns each second now, times the seconds of a year, over its capital. Cover
        that ends lowers it, new cover raises it, stakes that come in share it: an estimate, not a promise.
        {sources.reserve > 0n && ` With a full reserve it would be ${formatPercent(sources.whenFull)}.`}
      </p>
    </>
  );
}
