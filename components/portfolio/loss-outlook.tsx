import { type Fact, Facts } from '@/components/tx/facts';
import { Countdown } from '@/components/ui/countdown';
import { tell } from '@/lib/cover/tell';
import type { PortfolioCover } from '@/lib/portfolio/types';
import { SECONDS_A_DAY } from '@/lib/time';
import type { Outlook } from '@/lib/triggers/settle-reads';
import { formatPrice, partOf } from '@/lib/triggers/words';
import { formatPercent } from '@/lib/units';
import { SettleButton } from './settle-button';

type OutlookProps = { cover: PortfolioCover; outlook: Outlook; now: number };

/** A cover that is paid by prices at its end: what they say now, and the way to the payout when it has ended. */
export function LossOutlook({ cover, outlook, now }: OutlookProps) {
  const { entry, endTime, ratio, share, isSettled } = outlook;
  if (endTime === 0) return null;
  const { asset, reportDays } = cover.pool;
  const hasEnded = endTime < now;
  const until = endTime + reportDays * SECONDS_A_DAY;
  const pays = share === null ? null : partOf(cover.amount, share);
  const facts: Fact[] = [
    { label: 'Price ratio at the purchase', value: formatPrice(entry) },
    {
      label: hasEnded ? 'Ratio at its end' : 'Ratio now',
      value: ratio === null ? 'no fresh price' : formatPrice(ratio),
    },
    {
      label: hasEnded ? 'Pays' : 'Would pay at its end',
      value:
        pays === null || share === null
          ? 'not known'
          : `${tell(pays, asset)}, ${formatPercent(share)} of the amount`,
    },
  ];
  return (
    <section aria-label="Settlement by prices" className="grid gap-4 border-t pt-4">
      <Facts facts={facts} />
      {hasEnded && (
        <>
          <p className="text-ink-soft text-sm">
            {isSettled && 'It is settled: what it was due is paid.'}
            {!isSettled && pays === 0n && 'The prices at its end pay nothing.'}
            {!isSettled && now >= until && pays !== 0n && 'The time to settle it is over.'}
            {!isSettled &&
              now < until &&
              pays === null &&
              'The feeds had no fresh price at its end, so nothing can be settled by them. An incident can be filed for a vote.'}
            {!isSettled && now < until && !!pays && (
              <>
                It can be settled by anyone; that ends <Countdown time={until} now={now} />.
              </>
            )}
          </p>
          <SettleButton
            cover={cover.id}
            asset={asset}
            evidence={!isSettled && now < until && pays ? outlook.evidence : null}
            label={pays ? `Settle and get ${tell(pays, asset)}` : 'Settle'}
          />
        </>
      )}
    </section>
  );
}
