import { CurveChart } from '@/components/charts/curve-chart';
import { PointMark } from '@/components/charts/point-mark';
import { curveEnd, emissionAt } from '@/lib/rewards/maths';
import { formatCompact, ratio, toNumber } from '@/lib/units';

const STEPS = 60;

type Unit = { symbol: string; decimals: number };

type EmissionCurveProps = {
  title: string;
  /** The maximum, and the size up to which it is paid. */
  max: bigint;
  target: bigint;
  /** The current size and amount. */
  size: bigint;
  paid: Unit;
  sized: Unit;
  /** Names of the axes: "BRK a week", "Capital". */
  paidName: string;
  sizeName: string;
};

/** A payment that falls past a target, with the current point. */
export function EmissionCurve(props: EmissionCurveProps) {
  const { title, max, target, size, paid, sized, paidName, sizeName } = props;
  const end = curveEnd(target, size);
  const across = (value: bigint) => toNumber(ratio(value, end) ?? 0n, 18);
  const pointAt = (value: bigint) => {
    const amount = emissionAt(max, target, value);
    return {
      x: across(value),
      y: toNumber(amount, paid.decimals),
      xText: `${formatCompact(value, sized.decimals)} ${sized.symbol}`,
      yText: `${formatCompact(amount, paid.decimals)} ${paid.symbol}`,
    };
  };
  const sizes = Array.from({ length: STEPS + 1 }, (_, step) => (end * BigInt(step)) / BigInt(STEPS));
  const bend = [...new Set([...sizes, target])].sort((a, b) => (a < b ? -1 : 1));
  const here = pointAt(size);
  return (
    <CurveChart
      title={title}
      description={`The full amount up to ${pointAt(target).xText} of capital, then less and less. The capital is now ${here.xText}, which pays ${here.yText}.`}
      points={bend.map(pointAt)}
      overlay={(top) => <PointMark left={here.x} top={1 - here.y / top} />}
      formatX={(share) => formatCompact((end * BigInt(Math.round(share * 100))) / 100n, sized.decimals)}
      formatY={(value) => value.toLocaleString('en')}
      xName={sizeName}
      yName={paidName}
      stopWord=""
    />
  );
}
