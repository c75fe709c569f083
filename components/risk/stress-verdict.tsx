import { Gauge } from '@/components/charts/gauge';
import { BadIcon, GoodIcon, WarnIcon } from '@/components/ui/icons';
import type { StressResult } from '@/lib/risk/stress';
import { formatPercent, ratio, toNumber } from '@/lib/units';

type Amount = (value: bigint) => string;

function wordsOf({ loss, unpaid, capitalLeft, requiredLeft }: StressResult, amount: Amount) {
  if (loss === 0n) {
    return {
      icon: GoodIcon,
      look: 'text-good',
      text: 'No cover is live on these products: nothing is lost.',
    };
  }
  if (unpaid > 0n) {
    const missing = formatPercent(ratio(unpaid, loss) ?? 0n, 1);
    const text = `Not paid in full: all claimants lose ${missing} of their payout (a haircut), ${amount(unpaid)} in total.`;
    return { icon: BadIcon, look: 'text-bad', text };
  }
  if (capitalLeft < requiredLeft) {
    const text = `Every claim is paid in full. But the pool then lacks ${amount(requiredLeft - capitalLeft)} of required capital. It sells no cover and processes no exits until it has enough again.`;
    return { icon: WarnIcon, look: 'text-warn', text };
  }
  const text = 'Every claim is paid in full, and the pool still holds the capital that its limits demand.';
  return { icon: GoodIcon, look: 'text-good', text };
}

/** Summary of the result, read aloud when it changes. */
export function Verdict({ result, amount }: { result: StressResult; amount: Amount }) {
  const { icon: Icon, look, text } = wordsOf(result, amount);
  return (
    <p role="status" className={`mt-4 flex gap-2.5 text-sm ${look}`}>
      <Icon size={18} className="mt-0.5 shrink-0" />
      <span>{text}</span>
    </p>
  );
}

/** Remaining capital against the required capital. */
export function AfterEvent({ result, amount }: { result: StressResult; amount: Amount }) {
  const { capitalLeft, requiredLeft } = result;
  const used =
    capitalLeft === 0n ? (requiredLeft > 0n ? 2 : 0) : toNumber(ratio(requiredLeft, capitalLeft) ?? 0n, 18);
  return (
    <div className="mt-6">
      <h3 className="caps mb-4">What is left</h3>
      <Gauge
        label={`Capital left ${amount(capitalLeft)}; required for the cover that is left ${amount(requiredLeft)}`}
        used={used}
        usedLabel={`Required ${amount(requiredLeft)}`}
        wholeLabel={`Capital left ${amount(capitalLeft)}`}
      />
    </div>
  );
}
