'use client';

import { useState } from 'react';
import { BalanceLine, useBalance } from '@/components/tx/balance';
import { TxAction } from '@/components/tx/tx-action';
import { useTx } from '@/components/tx/use-tx';
import { AmountInput } from '@/components/ui/amount-input';
import { Slider } from '@/components/ui/slider';
import type { PoolSummary } from '@/lib/capital/types';
import { type Sale, saleOf } from '@/lib/cover/offer';
import { mostPaid, premiumOf } from '@/lib/cover/premium';
import { amountAt, STEPS, stepOf } from '@/lib/cover/share';
import { tell } from '@/lib/cover/tell';
import type { ProductSummary } from '@/lib/cover/types';
import { plural } from '@/lib/time';
import { formatCompact } from '@/lib/units';
import { usePurchase } from './purchase';
import { QuoteSummary } from './quote-summary';

const WAITS: Record<Exclude<Sale, 'open'>, string> = {
  incident: 'Sales wait while an incident of this product is being decided.',
  paused: 'The guardian has paused new cover of this pool. Claims, payouts and exits go on.',
  signal: 'Sales are stopped while the market signal of this product is below its limit.',
  soldOut: 'Sold out for now: capacity returns when covers end or capital comes in.',
};

type BuyFormProps = { product: ProductSummary; pool: PoolSummary; now: number };

export function BuyForm({ product, pool, now }: BuyFormProps) {
  const { asset } = pool;
  const { capacity, minDays, maxDays } = product;
  const sale = saleOf(product, pool);
  const { amount, setAmount } = usePurchase();
  const [termDays, setTermDays] = useState(Math.min(maxDays, Math.max(minDays, 90)));
  const balance = useBalance(asset);
  const tx = useTx(`buy.${product.id}`, () => setAmount(null));

  const premium = amount === null ? null : premiumOf(product, amount, termDays);
  const told = (value: bigint) => tell(value, asset);
  const blocked = () => {
    if (sale !== 'open') return WAITS[sale];
    if (!amount) return 'Enter how much cover you want.';
    if (amount > capacity) return `At most ${told(capacity)} of cover can be bought now.`;
    if (balance !== undefined && premium !== null && mostPaid(premium) > balance) {
      return `The premium can be up to ${told(mostPaid(premium))} and you have ${told(balance)}. Choose less cover or a shorter term.`;
    }
    return null;
  };

  return (
    <form className="grid gap-5" onSubmit={(event) => event.preventDefault()}>
      <AmountInput
        id="cover-amount"
        label="Cover amount"
        aside={`${formatCompact(capacity, asset.decimals)} ${asset.symbol} available`}
        value={amount}
        onChange={setAmount}
        decimals={asset.decimals}
        symbol={asset.symbol}
        max={capacity}
        disabled={tx.busy || capacity === 0n}
        hint="The most that one incident pays you."
      />
      <Slider
        id="cover-share"
        label="Share of what is available"
        value={stepOf(amount ?? 0n, capacity)}
        min={0}
        max={STEPS}
        onChange={(step) => setAmount(amountAt(step, capacity, asset.decimals))}
        format={(step) => `${step} %`}
        disabled={tx.busy || capacity === 0n}
      />
      <Slider
        id="cover-term"
        label="Term"
        value={termDays}
        min={minDays}
        max={maxDays}
        onChange={setTermDays}
        format={(days) => plural(days, 'day')}
        disabled={tx.busy}
      />
      <QuoteSummary
        product={product}
        asset={asset}
        amount={amount}
        termDays={termDays}
        premium={premium}
        now={now}
      />
      <div className="flex justify-end text-ink-soft text-sm empty:hidden">
        <BalanceLine token={asset} balance={balance} />
      </div>
      <TxAction
        tx={tx}
        label={premium === null ? 'Buy cover' : `Buy for ${told(premium)}`}
        purpose="to buy"
        request={
          amount && premium !== null
            ? {
                flow: 'buy',
                args: {
                  product: product.id,
                  pool: pool.address,
                  asset,
                  amount,
                  termDays,
                  maxPremium: mostPaid(premium),
                },
              }
            : null
        }
        blocked={blocked()}
      />
    </form>
  );
}
