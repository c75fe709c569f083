import { type Fact, Facts } from '@/components/tx/facts';
import { Countdown } from '@/components/ui/countdown';
import { formatMoney } from '@/lib/money';
import type { PortfolioCover } from '@/lib/portfolio/types';
import { SECONDS_A_DAY } from '@/lib/time';
import type { Outlook } from '@/lib/triggers/settle-reads';
import { formatPrice, partOf } from '@/lib/triggers/words';
import { formatPercent } from '@/lib/units';
import { SettleButton } from './settle-button';

type OutlookProps = { cover: PortfolioCover; outlook: Outlook; now: number };

/** Expected payout of a cover that prices settle at its end, and the button that settles it. */
export function LossOutlook({ cover, outlook, now }: OutlookProps) {
  const { entry, endTime, ratio, share, received, isSettled } = outlook;
  if (endTime === null) return null;
  const { asset, reportDays } = cover.pool;
  const hasEnded = endTime < now;
  const until = endTime + reportDays * SECONDS_A_DAY;
  const pays = share === null ? null : partOf(cover.amount, share);
  const due = pays === null ? null : pays > received ? pays - received : 0n;
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
          : `${formatMoney(pays, asset)}, ${formatPercent(share)} of the amount`,
    },
  ];
  return (
    <section aria-label="Settlement by prices" className="grid gap-4 border-t pt-4">
      <Facts facts={facts} />
      {hasEnded && (
        <>
          <Standing pays={pays} due={due} received={received} isSettled={isSettled} until={until} now={now} />
          <SettleButton
            cover={cover.id}
            asset={asset}
            evidence={due && now < until ? outlook.evidence : null}
            label={due ? `Settle and get ${formatMoney(due, asset)}` : 'Settle'}
          />
        </>
      )}
    </section>
  );
}

type StandingProps = {
  pays: bigint | null;
  due: bigint | null;
  received: bigint;
  isSettled: boolean;
  until: number;
  now: number;
};

/** Whether it can be settled, and until when. */
function Standing({ pays, due, received, isSettled, until, now }: StandingProps) {
  const text = () => {
    if (pays === 0n) return 'The prices at its end pay nothing.';
    if (due === 0n)
      return isSettled ? 'It is settled and paid.' : 'It was already paid as much as its prices show.';
    if (now >= until) return 'The time to settle it has passed.';
    if (due === null)
      return 'The feeds had no fresh price at its end, so they cannot settle it. You can file an incident for a vote.';
    if (received > 0n) return 'A part was already paid. Anyone can settle the rest';
    return 'Anyone can settle it';
  };
  return (
    <p className="text-ink-soft text-sm">
      {text()}
      {!!due && now < until && (
        <>
          {' '}
          until then: <Countdown time={until} now={now} />.
        </>
      )}
    </p>
  );
}
