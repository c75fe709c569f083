'use client';

import { useState } from 'react';
import { BalanceLine, useBalance } from '@/components/tx/balance';
import { TxAction } from '@/components/tx/tx-action';
import { useTx } from '@/components/tx/use-tx';
import { AmountInput } from '@/components/ui/amount-input';
import { Slider } from '@/components/ui/slider';
import type { PoolSummary } from '@/lib/capital/types';
import { premiumOf } from '@/lib/cover/premium';
import type { ProductSummary } from '@/lib/cover/types';
import { plural } from '@/lib/time';
import { formatAmount, formatCompact } from '@/lib/units';
import { QuoteSummary } from './quote-summary';

/** The price may move this much between the quote and the transaction. */
const SLIPPAGE_PERCENT = 1n;
const withSlippage = (premium: bigint) => premium + (premium * SLIPPAGE_PERCENT + 99n) / 100n;

const STEPS = 100;
const stepOf = (amount: bigint, capacity: bigint) =>
  capacity === 0n ? 0 : Number((amount * BigInt(STEPS) + capacity / 2n) / capacity);

/** A slider position as an amount without a tail of digits; its end is the capacity to the unit. */
function amountAt(step: number, capacity: bigint, decimals: number): bigint {
  if (step >= STEPS) return capacity;
  const unit = 10n ** BigInt(decimals);
  const exact = (capacity * BigInt(step)) / BigInt(STEPS);
  return exact > unit ? (exact / unit) * unit : exact;
}

type BuyFormProps = { product: ProductSummary; pool: PoolSummary; now: number };

export function BuyForm({ product, pool, now }: BuyFormProps) {
  const { asset } = pool;
  const { capacity, minDays, maxDays, incidentOpen } = product;
  const [amount, setAmount] = useState<bigint | null>(() => amountAt(10, capacity, asset.decimals) || null);
  const [termDays, setTermDays] = useState(Math.min(maxDays, Math.max(minDays, 90)));
  const balance = useBalance(asset);
  const tx = useTx(`buy.${product.id}`, () => setAmount(null));

  const premium = amount === null ? null : premiumOf(product, amount, termDays);
  const told = (value: bigint) => `${formatAmount(value, asset.decimals)} ${asset.symbol}`;
  const blocked = () => {
    if (incidentOpen) return 'Sales wait while an incident of this product is being decided.';
    if (capacity === 0n) return 'Sold out for now: capacity returns when covers end or capital comes in.';
    if (!amount) return 'Enter how much cover you want.';
    if (amount > capacity) return `At most ${told(capacity)} of cover can be bought now.`;
    if (balance !== undefined && premium !== null && withSlippage(premium) > balance) {
      return `The premium can be up to ${told(withSlippage(premium))} and you have ${told(balance)}. Choose less cover or a shorter term.`;
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
        value={Math.min(STEPS, stepOf(amount ?? 0n, capacity))}
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
                  maxPremium: withSlippage(premium),
                },
              }
            : null
        }
        blocked={blocked()}
      />
    </form>
  );
}
