import { Progress } from '@/components/ui/progress';
import { waitingToLeave } from '@/lib/capital/exit-state';
import { figureOf } from '@/lib/capital/figure';
import { groupLimit, groupsOf, largestOffer, namesOf } from '@/lib/capital/groups';
import { bindingRequirement, type Requirement, solvencyRatio } from '@/lib/capital/maths';
import type { PoolSummary } from '@/lib/capital/types';
import { reserveTarget } from '@/lib/capital/yield';
import type { ProductSummary } from '@/lib/cover/types';
import { plural } from '@/lib/time';
import { formatCompact, formatMultiple, formatPercent, ratio, toNumber } from '@/lib/units';

type CellProps = { pool: PoolSummary; products: readonly ProductSummary[] };

/** Groups shown; the others are summed up. */
const MAX_GROUPS = 5;

const part = (a: bigint, b: bigint) => toNumber(ratio(a, b) ?? 0n, 18);

/** Exposure of the largest groups, each against the limit of one group. */
export function GroupsCell({ pool, products }: CellProps) {
  const groups = groupsOf(products, pool);
  const limit = groupLimit(pool);
  if (groups.length === 0) return <span className="text-ink-soft">no products</span>;
  return (
    <ul className="grid min-w-32 gap-1.5">
      <li className="figure text-ink">{figureOf(pool.exposure, pool.asset)}</li>
      {groups.slice(0, MAX_GROUPS).map((group) => {
        const used = formatPercent(ratio(group.exposure, limit) ?? 0n, 0);
        return (
          <li key={group.group}>
            <p className="mb-0.5 flex justify-between gap-2 text-ink-soft text-xs">
              <span className="min-w-0 truncate" title={namesOf(group)}>
                {namesOf(group)}
              </span>
              <span className="figure whitespace-nowrap">{used}</span>
            </p>
            <Progress
              label={`Exposure of ${namesOf(group)}`}
              value={part(group.exposure, limit)}
              valueText={`${used} of the limit of one group, ${figureOf(limit, pool.asset)}`}
            />
          </li>
        );
      })}
      {groups.length > MAX_GROUPS && (
        <li className="text-ink-soft text-xs">and {plural(groups.length - MAX_GROUPS, 'smaller group')}</li>
      )}
    </ul>
  );
}

/** Capital over required capital, and the limit that requires it. */
export function SolvencyCell({ pool }: CellProps) {
  const { asset, capital, required } = pool;
  const solvency = solvencyRatio(pool);
  if (solvency === null) return <span className="text-ink-soft">nothing at risk</span>;
  const compact = (value: bigint) => formatCompact(value, asset.decimals);
  const binding = bindingRequirement(pool);
  const look = (key: Requirement) => (binding === key ? 'text-ink' : undefined);
  return (
    <div className="min-w-24">
      <p className="figure mb-1.5 text-ink">{formatPercent(solvency, 0)}</p>
      <Progress
        label={`Required capital of ${pool.name}`}
        value={part(required, capital)}
        valueText={`${figureOf(required, asset)} of ${figureOf(capital, asset)}`}
      />
      <dl className="mt-1.5 grid grid-cols-[auto_1fr] gap-x-2 text-ink-soft text-xs">
        <dt className={look('byStress')}>Stress</dt>
        <dd className="figure text-right">{compact(pool.byStress)}</dd>
        <dt className={look('byGroup')}>One group</dt>
        <dd className="figure text-right">{compact(pool.byGroup)}</dd>
        <dt className={look('byLeverage')}>Leverage</dt>
        <dd className="figure text-right">{compact(pool.byLeverage)}</dd>
        {pool.atRisk > 0n && (
          <>
            <dt className="text-warn">Undecided</dt>
            <dd className="figure text-right">{compact(pool.atRisk)}</dd>
          </>
        )}
      </dl>
    </div>
  );
}

export function CapacityCell({ pool, products }: CellProps) {
  const offer = largestOffer(products, pool);
  if (!offer) return <span className="text-ink-soft">nothing now</span>;
  return (
    <>
      <p className="figure text-ink">up to {figureOf(offer.capacity, pool.asset)}</p>
      <p className="mt-0.5 text-ink-soft text-xs">of {offer.name}</p>
    </>
  );
}

export function ReserveCell({ pool }: CellProps) {
  const target = reserveTarget(pool);
  return (
    <>
      <p className="figure mb-1.5 text-ink">{figureOf(pool.reserve, pool.asset)}</p>
      <Progress
        label={`Reserve of ${pool.name}`}
        value={part(pool.reserve, target)}
        valueText={`${figureOf(pool.reserve, pool.asset)} of ${figureOf(target, pool.asset)}`}
      />
      <p className="mt-1 text-ink-soft text-xs">of {figureOf(target, pool.asset)}</p>
    </>
  );
}

export function ExitsCell({ pool }: CellProps) {
  const { asset, exiting } = pool;
  const waiting = waitingToLeave(pool);
  if (waiting === 0n && exiting === 0n) return <span className="text-ink-soft">none</span>;
  return (
    <>
      <p className="figure text-ink">{figureOf(waiting, asset)}</p>
      <p className="text-ink-soft text-xs">in the queue</p>
      <p className="figure mt-1.5 text-ink">{figureOf(exiting, asset)}</p>
      <p className="text-ink-soft text-xs">processed, not yet paid</p>
    </>
  );
}

/** Utilisation (stress capital over capital), and the cost of the next unit of capital there. */
export function UtilisationCell({ pool }: CellProps) {
  const used = formatPercent(pool.utilisation, 0);
  return (
    <>
      <p className="figure mb-1.5 text-ink">{used}</p>
      <Progress
        label={`Utilisation of ${pool.name}`}
        value={toNumber(pool.utilisation, 18)}
        valueText={used}
      />
      <p className="mt-1 text-ink-soft text-xs">level {formatMultiple(pool.level)}</p>
    </>
  );
}
