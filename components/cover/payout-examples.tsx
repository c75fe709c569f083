import { Facts } from '@/components/tx/facts';
import { TokenSymbol } from '@/components/ui/token-symbol';
import type { Asset } from '@/lib/capital/types';
import { type PayoutRule, payoutExamples, payoutNote } from '@/lib/cover/payouts';
import { formatFigure, formatMoney } from '@/lib/money';

type PayoutExamplesProps = { rule: PayoutRule; amount: bigint; asset: Asset };

/** Payouts of an amount of cover in several events. */
export function PayoutExamples({ rule, amount, asset }: PayoutExamplesProps) {
  const note = payoutNote(rule);
  return (
    <section aria-label="Examples of payouts" className="grid gap-2">
      <h3 className="caps">
        What {formatFigure(amount, asset)} <TokenSymbol>{asset.symbol}</TokenSymbol> of cover pays
      </h3>
      <Facts
        facts={payoutExamples(rule, amount).map(({ event, assets }) => ({
          label: event,
          value: formatMoney(assets, asset),
        }))}
      />
      {note && <p className="text-ink-soft text-xs">{note}</p>}
    </section>
  );
}
