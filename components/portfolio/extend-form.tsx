'use client';

import { useState } from 'react';
import { BalanceLine, useBalance } from '@/components/tx/balance';
import { TxAction } from '@/components/tx/tx-action';
import type { Tx } from '@/components/tx/use-tx';
import { Callout } from '@/components/ui/callout';
import { Slider } from '@/components/ui/slider';
import { mostPaid, yearlyRate } from '@/lib/cover/premium';
import { tell } from '@/lib/cover/tell';
import { mostExtraDays, savedBy } from '@/lib/portfolio/manage';
import { quoteExtension } from '@/lib/portfolio/quotes';
import type { HeldCover } from '@/lib/portfolio/types';
import { formatDay, plural } from '@/lib/time';
import { formatPercent } from '@/lib/units';
import { Change, QuoteBox, SLIPPAGE_NOTE } from './quote-box';
import { useQuote } from './use-quote';

const FIRST_DAYS = 30;

type ExtendFormProps = { cover: HeldCover; now: number; tx: Tx };

export function ExtendForm({ cover, now, tx }: ExtendFormProps) {
  const most = mostExtraDays(cover, now);
  if (most === 0) {
    return (
      <Callout title="It is as long as it can be">
        This product's covers have at most {plural(cover.product.maxDays, 'day')} ahead of them. Come back
        tomorrow for one day more.
      </Callout>
    );
  }
  return <Form cover={cover} now={now} tx={tx} most={most} />;
}

function Form({ cover, now, tx, most }: ExtendFormProps & { most: number }) {
  const { id, pool, amount, endDay } = cover;
  const { asset } = pool;
  const [extraDays, setExtraDays] = useState(Math.min(FIRST_DAYS, most));
  const balance = useBalance(asset);
  const quote = useQuote({
    held: cover,
    action: 'extend',
    wanted: extraDays,
    now,
    ask: (asker, days) => quoteExtension(asker, cover, days),
  });
  const told = (value: bigint) => tell(value, asset);
  const { premium, discount = 0n } = quote.value ?? {};
  const isShort = balance !== undefined && premium !== undefined && mostPaid(premium) > balance;
  const maxPremium = premium === undefined ? null : mostPaid(premium);

  return (
    <form className="grid gap-5" onSubmit={(event) => event.preventDefault()}>
      <Slider
        id={`extend-days-${id}`}
        label="Longer by"
        value={extraDays}
        min={1}
        max={most}
        onChange={setExtraDays}
        format={(days) => plural(days, 'day')}
        disabled={tx.busy}
        hint="It goes on without a gap: nothing waits."
      />
      <QuoteBox
        label="Costs now"
        asset={asset}
        quote={quote}
        amount={premium}
        facts={[
          {
            label: 'Ends, 00:00 UTC',
            value: <Change from={formatDay(endDay)} to={formatDay(endDay + extraDays)} />,
          },
          {
            label: 'As a yearly rate',
            value: premium === undefined ? '–' : formatPercent(yearlyRate(premium, amount, extraDays)),
          },
          {
            label: 'No-claims discount in it',
            value:
              premium === undefined
                ? '–'
                : `${formatPercent(discount)}${discount > 0n ? `, saves ${told(savedBy(discount, premium))}` : ''}`,
          },
        ]}
      />
      <p className="text-ink-soft text-xs">{SLIPPAGE_NOTE}</p>
      <div className="flex justify-end text-ink-soft text-sm empty:hidden">
        <BalanceLine token={asset} balance={balance} />
      </div>
      <TxAction
        tx={tx}
        label={premium === undefined ? 'Extend' : `Extend for ${told(premium)}`}
        purpose="to extend it"
        request={
          maxPremium === null
            ? null
            : { flow: 'extendCover', args: { cover: id, pool: pool.address, asset, extraDays, maxPremium } }
        }
        blocked={
          quote.problem ??
          (isShort && maxPremium !== null
            ? `The premium can be up to ${told(maxPremium)} and you have ${told(balance)}. Choose fewer days.`
            : null)
        }
      />
    </form>
  );
}
