import { Gauge } from '@/components/charts/gauge';
import { Progress } from '@/components/ui/progress';
import { figureOf } from '@/lib/capital/figure';
import { bindingRequirement, type Requirement, solvencyRatio } from '@/lib/capital/maths';
import type { PoolSummary } from '@/lib/capital/types';
import { formatBps, formatPercent, ratio, toNumber } from '@/lib/units';

type Row = { key: Requirement | 'incidents'; label: string; meaning: string; value: bigint };

const multiple = (bps: number) => `${bps / 10_000}`;

function rowsOf(pool: PoolSummary): Row[] {
  const rows: Row[] = [
    {
      key: 'byStress',
      label: 'Groups fail together (R)',
      meaning: `stress scenario: correlation ${formatBps(pool.rhoBps)}, margin ${formatBps(pool.marginBps)}`,
      value: pool.byStress,
    },
    {
      key: 'byGroup',
      label: 'The largest group fails in full',
      meaning: `its exposure may reach ${formatBps(pool.groupCapBps)} of the capital`,
      value: pool.byGroup,
    },
    {
      key: 'byLeverage',
      label: 'All cover together',
      meaning: `${figureOf(pool.exposure, pool.asset)} of exposure, at most ${multiple(pool.leverageBps)} times the capital`,
      value: pool.byLeverage,
    },
  ];
  if (pool.atRisk === 0n) return rows;
  const incidents = {
    label: 'Not decided yet',
    meaning: 'open incidents, and ended covers that are not settled yet: not available for new cover',
  };
  return [...rows, { key: 'incidents', ...incidents, value: pool.atRisk }];
}

/** Required capital as a part of the capital: the rule for every sale and every exit. */
export function SolvencyGauge({ pool }: { pool: PoolSummary }) {
  const { asset, capital, required } = pool;
  const part = (value: bigint) => toNumber(ratio(value, capital) ?? 0n, 18);
  const solvency = solvencyRatio(pool);
  const binding = bindingRequirement(pool);
  const [requiredText, capitalText] = [
    `${figureOf(required, asset)} required`,
    `${figureOf(capital, asset)} capital`,
  ];
  return (
    <div className="grid gap-6">
      <p className="figure font-light text-4xl text-ink">
        {solvency === null ? 'Nothing at risk' : formatPercent(solvency, 0)}
      </p>
      <Gauge
        label={`Solvency: ${requiredText}, ${capitalText}`}
        used={part(required)}
        usedLabel={requiredText}
        wholeLabel={capitalText}
      />
      <ul className="grid gap-4">
        {rowsOf(pool).map(({ key, label, meaning, value }) => (
          <li key={key} className="text-sm">
            <div className="flex flex-wrap items-baseline justify-between gap-x-4">
              <span className="text-ink">
                {label}
                {key === binding && solvency !== null && (
                  <span className="text-accent text-xs"> · the largest now</span>
                )}
              </span>
              <span className="figure text-ink">{figureOf(value, asset)}</span>
            </div>
            <p className="mt-0.5 mb-1.5 text-ink-faint text-xs">{meaning}</p>
            <Progress
              label={label}
              value={part(value)}
              valueText={`${figureOf(value, asset)} of ${figureOf(capital, asset)}`}
              tone={key === 'incidents' ? 'accent' : 'tide'}
            />
          </li>
        ))}
      </ul>
      <p className="text-ink-soft text-sm">
        Required capital is the largest of the three limits. After a sale, it must not exceed the capital that
        open incidents cannot take. After an exit, it must not exceed the remaining capital.
      </p>
    </div>
  );
}
