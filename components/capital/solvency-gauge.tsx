import { Gauge } from '@/components/charts/gauge';
import { Progress } from '@/components/ui/progress';
import { figureOf } from '@/lib/capital/figure';
import { bindingRequirement, solvencyRatio } from '@/lib/capital/maths';
import type { PoolSummary } from '@/lib/capital/types';
import { formatBps, formatPercent, ratio, toNumber } from '@/lib/units';

type Requirement = { key: string; label: string; meaning: string; value: bigint };

function requirementsOf(pool: PoolSummary): Requirement[] {
  const times = formatPercent(BigInt(pool.marginBps) * 10n ** 14n, 0);
  const requirements = [
    {
      key: 'stress',
      label: 'Groups fail together',
      meaning: `stress scenario: correlation ${formatBps(pool.rhoBps)}, margin ${times}`,
      value: pool.requiredByStress,
    },
    {
      key: 'group',
      label: 'The largest group fails in full',
      meaning: `it may take at most ${formatBps(pool.groupCapBps)} of the capital`,
      value: pool.requiredByGroup,
    },
  ];
  if (pool.atRisk === 0n) return requirements;
  const incidents = { key: 'incidents', label: 'Open incidents', meaning: 'beside the larger of the two' };
  return [...requirements, { ...incidents, value: pool.atRisk }];
}

/** Required capital inside the capital that is there: the rule every sale and every exit must keep. */
export function SolvencyGauge({ pool }: { pool: PoolSummary }) {
  const { asset, capital, required } = pool;
  const part = (value: bigint) => toNumber(ratio(value, capital) ?? 0n, 18);
  const solvency = solvencyRatio(pool);
  const binding = bindingRequirement(pool);
  const [requiredText, capitalText] = [
    `${figureOf(required, asset)} required`,
    `${figureOf(capital, asset)} there`,
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
        {requirementsOf(pool).map(({ key, label, meaning, value }) => (
          <li key={key} className="text-sm">
            <div className="flex flex-wrap items-baseline justify-between gap-x-4">
              <span className="text-ink">
                {label}
                {key === binding && solvency !== null && (
                  <span className="text-accent text-xs"> · decides now</span>
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
        No sale, no exit and no change of the parameters may leave less capital than is required.
      </p>
    </div>
  );
}
