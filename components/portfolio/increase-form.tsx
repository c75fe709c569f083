'use client';

import { useState } from 'react';
import { BalanceLine, useBalance } from '@/components/tx/balance';
import { TxAction } from '@/components/tx/tx-action';
import type { Tx } from '@/components/tx/use-tx';
import { AmountInput } from '@/components/ui/amount-input';
import { Callout } from '@/components/ui/callout';
import { mostPaid, yearlyRate } from '@/lib/cover/premium';
import { tell } from '@/lib/cover/tell';
import { claimFreeAfter, increaseTerm } from '@/lib/portfolio/manage';
import { quoteIncrease } from '@/lib/portfolio/quotes';
import type { HeldCover } from '@/lib/portfolio/types';
import { formatDay, plural } from '@/lib/time';
import { formatCompact, formatPercent } from '@/lib/units';
import { Change, QuoteBox, SLIPPAGE_NOTE } from './quote-box';
import { useQuote } from './use-quote';

type IncreaseFormProps = { cover: HeldCover; now: number; tx: Tx };

export function IncreaseForm({ cover, now, tx }: IncreaseFormProps) {
  const { product } = cover;
  const { startDay, days } = increaseTerm(cover, now);
  if (days < product.minDays) {
    return (
      <Callout title="Too little of its term is left">
        What is added would be in force from {formatDay(startDay)}, {plural(days, 'day')} before this cover
        ends, and this product sells at least {plural(product.minDays, 'day')}. Extend the cover first, then
        increase it.
      </Callout>
    );
  }
  return <Form cover={cover} now={now} tx={tx} startDay={startDay} days={days} />;
}

function Form({ cover, now, tx, startDay, days }: IncreaseFormProps & { startDay: number; days: number }) {
  const { id, pool, product, amount: before, endDay, claimFreeDay } = cover;
  const { asset } = pool;
  const { decimals, symbol } = asset;
  const [amount, setAmount] = useState<bigint | null>(null);
  const balance = useBalance(asset);
  const isAbove = amount !== null && amount > product.capacity;
  const quote = useQuote({
    held: cover,
    action: 'increase',
    wanted: amount && !isAbove ? amount : null,
    now,
    ask: (asker, more) => quoteIncrease(asker, cover, more),
  });
  const told = (value: bigint) => tell(value, asset);
  const premium = quote.value;
  const maxPremium = premium === undefined ? null : mostPaid(premium);
  const blocked = () => {
    if (!amount) return 'Enter how much cover you want to add.';
    if (isAbove) return `At most ${told(product.capacity)} of cover can be bought now.`;
    if (quote.problem) return quote.problem;
    if (balance !== undefined && maxPremium !== null && maxPremium > balance) {
      return `The premium can be up to ${told(maxPremium)} and you have ${told(balance)}. Add less.`;
    }
    return null;
  };

  return (
    <form className="grid gap-5" onSubmit={(event) => event.preventDefault()}>
      <AmountInput
        id={`increase-amount-${id}`}
        label="Cover to add"
        aside={`${formatCompact(product.capacity, decimals)} ${symbol} available`}
        value={amount}
        onChange={setAmount}
        decimals={decimals}
        symbol={symbol}
        max={product.capacity}
        disabled={tx.busy}
        hint="What is added waits like a new cover. What you have stays in force meanwhile."
      />
      <QuoteBox
        label="Costs now"
        asset={asset}
        quote={quote}
        amount={premium}
        isEmpty={!amount || isAbove}
        facts={[
          {
            label: 'Covers up to',
            value: amount ? <Change from={told(before)} to={told(before + amount)} /> : told(before),
          },
          { label: 'The addition is in force from', value: `${formatDay(startDay)}, 00:00 UTC` },
          { label: 'Until', value: `${formatDay(endDay)}, ${plural(days, 'day')}` },
          {
            label: 'As a yearly rate',
            value: premium === undefined || !amount ? '–' : formatPercent(yearlyRate(premium, amount, days)),
          },
          ...(product.noClaimsBps > 0 && amount
            ? [
                {
                  label: 'No-claims discount counts from',
                  value: (
                    <Change
                      from={formatDay(claimFreeDay)}
                      to={formatDay(claimFreeAfter(cover, amount, startDay))}
                    />
                  ),
                },
              ]
            : []),
        ]}
      />
      <p className="text-ink-soft text-xs">{SLIPPAGE_NOTE}</p>
      <div className="flex justify-end text-ink-soft text-sm empty:hidden">
        <BalanceLine token={asset} balance={balance} />
      </div>
      <TxAction
        tx={tx}
        label={premium === undefined ? 'Increase' : `Increase for ${told(premium)}`}
        purpose="to increase it"
        request={
          amount && maxPremium !== null
            ? { flow: 'increaseCover', args: { cover: id, pool: pool.address, asset, amount, maxPremium } }
            : null
        }
        blocked={blocked()}
      />
    </form>
  );
}
