import { type Fact, Facts } from '@/components/tx/facts';
import { Age } from '@/components/ui/age';
import { Skeleton } from '@/components/ui/skeleton';
import type { Asset } from '@/lib/capital/types';
import { formatFigure } from '@/lib/money';
import type { Quote } from './use-quote';

type QuoteBoxProps = {
  label: string;
  asset: Asset;
  quote: Quote<unknown>;
  /** The amount; undefined before the first quote. */
  amount: bigint | undefined;
  facts: readonly Fact[];
};

/** The current cost or refund, read aloud when it changes, and the changes of the cover. */
export function QuoteBox({ label, asset, quote, amount, facts }: QuoteBoxProps) {
  const isWaiting = amount === undefined && quote.problem === null;
  return (
    <div className="grid gap-4 rounded-control bg-sunken p-4">
      <p
        aria-live="polite"
        aria-atomic="true"
        aria-busy={isWaiting}
        className="flex items-baseline justify-between gap-4"
      >
        <span className="caps">{label}</span>
        {isWaiting ? (
          <Skeleton className="h-7 w-28" />
        ) : (
          <span className="figure text-2xl text-ink">
            {amount === undefined ? '–' : formatFigure(amount, asset)}{' '}
            <span className="text-ink-soft text-sm">{asset.symbol}</span>
          </span>
        )}
      </p>
      <Facts facts={facts} />
      {amount !== undefined && (
        <p className="text-ink-soft text-xs">
          Read from the chain <Age since={quote.answeredAt} />. If it gets worse for you by more than 1 %
          before your transaction is mined, nothing changes and you pay only the network fee.
        </p>
      )}
    </div>
  );
}

/** A value before and after. */
export function Change({ from, to }: { from: string; to: string }) {
  return (
    <>
      <span className="text-ink-soft">{from}</span> <span aria-hidden>→</span>
      <span className="sr-only">becomes</span> {to}
    </>
  );
}
