'use client';

import { useState } from 'react';
import { BalanceLine, useBalance } from '@/components/tx/balance';
import { TxAction } from '@/components/tx/tx-action';
import type { Tx } from '@/components/tx/use-tx';
import { Callout } from '@/components/ui/callout';
import { Slider } from '@/components/ui/slider';
import { maxPremium, yearlyRate } from '@/lib/cover/premium';
import { formatMoney } from '@/lib/money';
import { lastDayToExtend, maxExtraDays } from '@/lib/portfolio/manage';
import type { HeldCover } from '@/lib/portfolio/types';
import { dayOf, formatDay, plural } from '@/lib/time';
import { formatPercent } from '@/lib/units';
import { Change, QuoteBox } from './quote-box';
import { useQuote } from './use-quote';

const FIRST_DAYS = 30;

type ExtendFormProps = { cover: HeldCover; now: number; tx: Tx };

export function ExtendForm({ cover, now, tx }: ExtendFormProps) {
  const max = maxExtraDays(cover, now);
  const lastDay = lastDayToExtend(cover);
  if (dayOf(now) > lastDay) {
    return (
      <Callout title="It is too late to extend this cover">
        You could extend it until {formatDay(lastDay)}. An extension must be bought the product’s waiting time
        before the end, so that nobody skips the wait. Buy a new cover instead.
      </Callout>
    );
  }
  if (max === 0) {
    return (
      <Callout title="This cover already has the longest term">
        A cover of this product can run for at most {plural(cover.product.maxDays, 'day')} from today. Come
        back tomorrow to add a day.
      </Callout>
    );
  }
  return <Form cover={cover} now={now} tx={tx} max={max} />;
}

function Form({ cover, tx, max }: ExtendFormProps & { max: number }) {
  const { id, pool, left, endDay } = cover;
  const { asset } = pool;
  const [extraDays, setExtraDays] = useState(Math.min(FIRST_DAYS, max));
  const balance = useBalance(asset);
  const quote = useQuote({
    held: cover,
    action: 'extend',
    wanted: extraDays,
    ask: (reads, days) => reads.extension(cover, days),
  });
  const money = (value: bigint | undefined) => (value === undefined ? '–' : formatMoney(value, asset));
  const { premium, expectedLoss, capitalCost } = quote.value ?? {};
  const highest = premium === undefined ? null : maxPremium(premium);
  const isShort = balance !== undefined && highest !== null && highest > balance;

  return (
    <form className="grid gap-5" onSubmit={(event) => event.preventDefault()}>
      <Slider
        id={`extend-days-${id}`}
        label="Extend by"
        value={extraDays}
        min={1}
        max={max}
        onChange={setExtraDays}
        format={(days) => plural(days, 'day')}
        disabled={tx.busy}
        hint="The cover continues without a gap or another waiting time."
      />
      <QuoteBox
        label="You pay now"
        asset={asset}
        quote={quote}
        amount={premium}
        facts={[
          {
            label: 'Ends, 00:00 UTC',
            value: <Change from={formatDay(endDay)} to={formatDay(endDay + extraDays)} />,
          },
          { label: 'Expected loss', value: money(expectedLoss) },
          { label: 'Cost of the capital it binds', value: money(capitalCost) },
          {
            label: 'As a yearly rate',
            value:
              premium === undefined || left === 0n
                ? '–'
                : formatPercent(yearlyRate(premium, left, extraDays)),
          },
        ]}
      />
      <div className="flex justify-end text-ink-soft text-sm empty:hidden">
        <BalanceLine token={asset} balance={balance} />
      </div>
      <TxAction
        tx={tx}
        label={premium === undefined ? 'Extend' : `Extend for ${money(premium)}`}
        purpose="to extend it"
        request={
          highest === null
            ? null
            : {
                flow: 'extendCover',
                args: { cover: id, pool: pool.address, asset, extraDays, maxPremium: highest },
              }
        }
        blocked={
          quote.problem ??
          (isShort
            ? `The premium can be up to ${money(highest)} and you have ${money(balance)}. Choose fewer days.`
            : null)
        }
      />
    </form>
  );
}
