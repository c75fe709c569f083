import { scaleLinear, scaleLog } from 'd3-scale';
import { Plot, SIDE } from '@/components/charts/plot';
import { formatEstimate, formatShare } from '@/lib/risk/model';
import type { PoolOutcome } from '@/lib/risk/simulate';
import type { RiskPool } from '@/lib/risk/types';
import { toNumber } from '@/lib/units';

const SHARES = [1, 0.1, 0.01, 0.001, 0.0001, 0.00001];

/** Positions on the axis of losses. Those beyond the largest loss are not drawn. */
function marksOf(pool: RiskPool, outcome: PoolOutcome) {
  const units = (value: bigint) => toNumber(value, pool.asset.decimals);
  const reserve = units(pool.reserve);
  return [
    { name: 'VaR 99.5 %', at: outcome.valueAtRisk, color: 'var(--color-accent)', dash: undefined },
    { name: 'Reserve ends', at: reserve, color: 'var(--color-ink-soft)', dash: '2 4' },
    { name: 'Capital ends', at: reserve + units(pool.capital), color: 'var(--color-bad)', dash: '6 4' },
  ].filter(({ at }) => at > 0 && at <= outcome.largest);
}

/** Frequency of yearly losses by size. Each grid line is ten times less frequent than the one above. */
export function LossChart({ pool, outcome }: { pool: RiskPool; outcome: PoolOutcome }) {
  const { bins, largest, years, anyLoss } = outcome;
  const quiet = `${formatShare(1 - anyLoss)} of years have no loss`;
  if (bins.length === 0) return <p className="text-ink-soft text-sm">{quiet}.</p>;

  const title = `Losses of a year, ${pool.name}`;
  const highest = Math.max(...bins.map(({ share }) => share));
  const top = SHARES.findLast((share) => share >= highest) ?? 1;
  const y = scaleLog()
    .domain([0.5 / years, top])
    .range([SIDE, 0])
    .clamp(true);
  const x = scaleLinear().domain([0, largest]).range([0, SIDE]);
  const marks = marksOf(pool, outcome);
  const words = bins.map(({ from, to, share }) => ({
    range: `${formatEstimate(from)} to ${formatEstimate(to)} ${pool.asset.symbol}`,
    text: share === 0 ? 'none' : `${formatShare(share, 3)} of years`,
  }));

  return (
    <div>
      <h3 className="caps mb-1">Losses of a year</h3>
      <p className="mb-4 text-ink-soft text-sm">
        {quiet}; the others, by their loss. Each line down is ten times rarer.
      </p>
      <Plot
        title={title}
        description={`${quiet}. The largest of ${years.toLocaleString('en')} is ${formatEstimate(largest)} ${pool.asset.symbol}.`}
        xTicks={x.ticks(4).map((loss) => ({ at: x(loss) / SIDE, label: formatEstimate(loss) }))}
        yTicks={SHARES.filter((share) => share <= top && share >= 1 / years).map((share) => ({
          at: 1 - y(share) / SIDE,
          label: formatShare(share, Math.max(0, -Math.log10(share) - 2)),
        }))}
        stops={bins.map(({ from, to, share }, index) => ({
          x: x((from + to) / 2) / SIDE,
          label: words[index]?.range ?? '',
          values: [
            {
              name: 'Years',
              text: words[index]?.text ?? '',
              color: 'var(--color-tide-2)',
              y: share === 0 ? 0 : 1 - y(share) / SIDE,
            },
          ],
        }))}
        legend={marks}
        table={<BinTable title={title} words={words} />}
      >
        {bins.map(({ from, to, share }) =>
          share === 0 ? null : (
            <rect
              key={from}
              x={x(from)}
              width={(x(to) - x(from)) * 0.86}
              y={y(share)}
              height={SIDE - y(share)}
              fill="var(--color-tide-2)"
            />
          ),
        )}
        {marks.map(({ name, at, color, dash }) => (
          <line
            key={name}
            x1={x(at)}
            x2={x(at)}
            y1={0}
            y2={SIDE}
            stroke={color}
            strokeWidth={2}
            strokeDasharray={dash}
            vectorEffect="non-scaling-stroke"
          />
        ))}
      </Plot>
    </div>
  );
}

function BinTable({ title, words }: { title: string; words: readonly { range: string; text: string }[] }) {
  return (
    <table>
      <caption>{title}</caption>
      <thead>
        <tr>
          <th scope="col">Loss</th>
          <th scope="col">Share of years</th>
        </tr>
      </thead>
      <tbody>
        {words.map(({ range, text }) => (
          <tr key={range}>
            <th scope="row">{range}</th>
            <td>{text}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
