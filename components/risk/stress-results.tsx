import Link from 'next/link';
import { StackedBar } from '@/components/charts/stacked-bar';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Stat } from '@/components/ui/stat';
import { TokenSymbol } from '@/components/ui/token-symbol';
import { failingIn, type Selection } from '@/lib/risk/selection';
import { type StressResult, type StressTotal, totalsOf } from '@/lib/risk/stress';
import type { RiskPool } from '@/lib/risk/types';
import { plural } from '@/lib/time';
import { formatWhole } from '@/lib/units';
import { AfterEvent, Verdict } from './stress-verdict';

export type StressTest = { pool: RiskPool; result: StressResult | null };

const payersOf = (result: StressResult) => [
  {
    key: 'reserve',
    label: 'Reserve',
    meaning: 'pays first',
    value: result.fromReserve,
    color: 'var(--color-tide-4)',
  },
  {
    key: 'capital',
    label: 'Capital',
    meaning: 'of the stakers',
    value: result.fromCapital,
    color: 'var(--color-tide-1)',
  },
  {
    key: 'exits',
    label: 'Exits',
    meaning: 'processed, but still chargeable for their part',
    value: result.fromExits,
    color: 'var(--color-tide-2)',
  },
  {
    key: 'gains',
    label: 'Gains',
    meaning: 'not yet streamed to the capital',
    value: result.fromGains,
    color: 'var(--color-tide-3)',
  },
  {
    key: 'unpaid',
    label: 'Unpaid',
    meaning: 'every claim is cut by one ratio',
    value: result.unpaid,
    color: 'var(--color-bad)',
  },
];

function PoolResult({
  pool,
  result,
  selection,
}: {
  pool: RiskPool;
  result: StressResult;
  selection: Selection;
}) {
  const amount = (value: bigint) => `${formatWhole(value, pool.asset.decimals)} ${pool.asset.symbol}`;
  const failing = failingIn(pool, selection);
  return (
    <Card aria-label={pool.name}>
      <header className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <div className="min-w-0">
          <h2 className="font-medium text-base">
            <Link href={`/pools/${pool.address}`} className="link">
              {pool.name}
            </Link>
          </h2>
          <p className="mt-0.5 text-ink-soft text-sm">
            {plural(failing.length, 'product')} of {pool.products.length} lose all of their cover
          </p>
        </div>
        <p className="figure font-light text-3xl text-ink">
          {formatWhole(result.loss, pool.asset.decimals)}{' '}
          <span className="text-base text-ink-soft">{pool.asset.symbol} lost</span>
        </p>
      </header>
      <Verdict result={result} amount={amount} />
      <h3 className="caps mt-6 mb-3">Who pays</h3>
      <StackedBar
        label={`Who pays the loss of ${pool.name}`}
        parts={payersOf(result).map((part) => ({ ...part, text: amount(part.value) }))}
      />
      <AfterEvent result={result} amount={amount} />
    </Card>
  );
}

/** Totals of the event over all pools, one for each asset. */
function Totals({ totals }: { totals: readonly StressTotal[] }) {
  return (
    <dl className="grid grid-cols-2 gap-6 sm:grid-cols-3">
      {totals.map(({ symbol, decimals, loss, unpaid, pools }) => (
        <Stat
          key={symbol}
          label={
            <span>
              Total in <TokenSymbol>{symbol}</TokenSymbol>
            </span>
          }
          value={formatWhole(loss, decimals)}
          note={`${plural(pools, 'pool')}, ${unpaid === 0n ? 'all paid' : `${formatWhole(unpaid, decimals)} not paid`}`}
        />
      ))}
    </dl>
  );
}

/** Results by pool: assets differ, and no pool pays for another. */
export function StressResults({ tests, selection }: { tests: readonly StressTest[]; selection: Selection }) {
  const hit = tests.flatMap(({ pool, result }) => (result ? [{ pool, result }] : []));
  const spared = tests.filter(({ result }) => !result).map(({ pool }) => pool.name);
  if (hit.length === 0) {
    return <EmptyState title="Nothing fails">Choose products to see who pays in each pool.</EmptyState>;
  }
  return (
    <div id="who-pays" className="grid grid-cols-1 gap-6">
      <Totals totals={totalsOf(tests)} />
      {hit.map(({ pool, result }) => (
        <PoolResult key={pool.address} pool={pool} result={result} selection={selection} />
      ))}
      {spared.length > 0 && (
        <p className="text-ink-soft text-sm">
          Untouched: {spared.join(', ')}. Pools share no money, so a loss in one does not affect another.
        </p>
      )}
    </div>
  );
}
