'use client';

import { TxAction } from '@/components/tx/tx-action';
import type { Tx } from '@/components/tx/use-tx';
import { Callout } from '@/components/ui/callout';
import { minRefund } from '@/lib/cover/premium';
import { formatMoney } from '@/lib/money';
import { canCancel, endIfCancelled } from '@/lib/portfolio/manage';
import type { HeldCover } from '@/lib/portfolio/types';
import { dayOf, formatDay, plural } from '@/lib/time';
import { Change, QuoteBox } from './quote-box';
import { useQuote } from './use-quote';

type CancelFormProps = { cover: HeldCover; now: number; tx: Tx };

export function CancelForm({ cover, now, tx }: CancelFormProps) {
  if (!canCancel(cover, now)) {
    return <Callout title="Nothing to refund">This cover ends at the next midnight UTC.</Callout>;
  }
  return <Form cover={cover} now={now} tx={tx} />;
}

function Form({ cover, now, tx }: CancelFormProps) {
  const { id, pool, startDay, endDay } = cover;
  const { asset } = pool;
  const hasBegun = startDay <= dayOf(now);
  const quote = useQuote({
    held: cover,
    action: 'cancel',
    wanted: true,
    ask: (reads) => reads.cancellation(cover),
  });
  const { refund, unearned } = quote.value ?? {};
  const money = (value: bigint | undefined) => (value === undefined ? '–' : formatMoney(value, asset));

  return (
    <form className="grid gap-5" onSubmit={(event) => event.preventDefault()}>
      <QuoteBox
        label="Refund"
        asset={asset}
        quote={quote}
        amount={refund}
        facts={[
          { label: 'Unused premium', value: money(unearned) },
          {
            label: 'Stays with the pool',
            value: refund === undefined || unearned === undefined ? '–' : money(unearned - refund),
          },
          hasBegun
            ? {
                label: 'Ends, 00:00 UTC',
                value: <Change from={formatDay(endDay)} to={formatDay(endIfCancelled(cover, now))} />,
              }
            : { label: 'Ends', value: 'before it begins' },
        ]}
      />
      <p className="text-ink-soft text-sm">
        {hasBegun
          ? `The cover stays in force until the next midnight UTC. Events until then can be filed for ${plural(pool.reportDays, 'day')}. `
          : 'The cover has not begun, so it will not pay for any event. '}
        For each day that the cover ends earlier, the refund is the lowest daily premium you paid, less a fee
        that stays with the pool. A cancelled cover cannot be restored.
      </p>
      <TxAction
        tx={tx}
        variant="danger"
        label={refund === undefined ? 'Cancel the cover' : `Cancel and get ${money(refund)}`}
        purpose="to cancel it"
        request={
          refund === undefined
            ? null
            : {
                flow: 'cancelCover',
                args: { cover: id, pool: pool.address, asset, minRefund: minRefund(refund) },
              }
        }
        blocked={quote.problem}
      />
    </form>
  );
}
