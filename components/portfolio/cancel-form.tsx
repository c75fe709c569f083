'use client';

import { TxAction } from '@/components/tx/tx-action';
import type { Tx } from '@/components/tx/use-tx';
import { Callout } from '@/components/ui/callout';
import { leastRefunded } from '@/lib/cover/premium';
import { tell } from '@/lib/cover/tell';
import { canCancel, endIfCancelled } from '@/lib/portfolio/manage';
import { quoteCancellation } from '@/lib/portfolio/quotes';
import type { HeldCover } from '@/lib/portfolio/types';
import { dayOf, formatDay, plural } from '@/lib/time';
import { formatBps } from '@/lib/units';
import { Change, QuoteBox } from './quote-box';
import { useQuote } from './use-quote';

type CancelFormProps = { cover: HeldCover; now: number; tx: Tx };

export function CancelForm({ cover, now, tx }: CancelFormProps) {
  if (!canCancel(cover, now)) {
    return (
      <Callout title="Nothing is left to cancel">
        This cover ends tonight anyway, so no day of it could be given back.
      </Callout>
    );
  }
  return <Form cover={cover} now={now} tx={tx} />;
}

function Form({ cover, now, tx }: CancelFormProps) {
  const { id, pool, startDay, endDay } = cover;
  const { asset } = pool;
  const hasBegun = startDay <= dayOf(now);
  const newEnd = endIfCancelled(cover, now);
  const quote = useQuote({
    held: cover,
    action: 'cancel',
    wanted: true,
    now,
    ask: (asker) => quoteCancellation(asker, cover),
  });
  const told = (value: bigint) => tell(value, asset);
  const { refund, unearned } = quote.value ?? {};

  return (
    <form className="grid gap-5" onSubmit={(event) => event.preventDefault()}>
      <QuoteBox
        label="You get back now"
        asset={asset}
        quote={quote}
        amount={refund}
        facts={[
          { label: 'Premium not yet earned', value: unearned === undefined ? '–' : told(unearned) },
          {
            label: 'Stays with the pool',
            value: refund === undefined || unearned === undefined ? '–' : told(unearned - refund),
          },
          hasBegun
            ? {
                label: 'Ends, 00:00 UTC',
                value: <Change from={formatDay(endDay)} to={formatDay(newEnd)} />,
              }
            : { label: 'Ends', value: 'at once: it never begins' },
        ]}
      />
      <p className="text-ink-soft text-sm">
        {hasBegun
          ? `It stays in force until tonight, and events until then can be filed and collected for ${plural(pool.reportDays, 'day')}. `
          : 'It has not begun, so no event can be collected with it. '}
        The refund is the smaller of what is not yet earned and what these days cost at today's price, less{' '}
        {formatBps(pool.cancelFeeBps)} for those who stay. A cancelled cover cannot be taken up again.
      </p>
      <TxAction
        tx={tx}
        variant="danger"
        label={refund === undefined ? 'Cancel the cover' : `Cancel and get ${told(refund)}`}
        purpose="to cancel it"
        request={
          refund === undefined
            ? null
            : {
                flow: 'cancelCover',
                args: { cover: id, pool: pool.address, asset, minRefund: leastRefunded(refund) },
              }
        }
        blocked={quote.problem}
      />
    </form>
  );
}
