'use client';

import { BalanceLine, useBalance } from '@/components/tx/balance';
import { TxAction } from '@/components/tx/tx-action';
import { useTx } from '@/components/tx/use-tx';
import { AmountInput } from '@/components/ui/amount-input';
import { Slider } from '@/components/ui/slider';
import type { PoolSummary } from '@/lib/capital/types';
import type { PayoutRule } from '@/lib/cover/payouts';
import { maxPremium } from '@/lib/cover/premium';
import { amountAt, STEPS, stepOf } from '@/lib/cover/share';
import type { ProductSummary } from '@/lib/cover/types';
import { formatMoney } from '@/lib/money';
import { plural } from '@/lib/time';
import { formatCompact } from '@/lib/units';
import { PayoutExamples } from './payout-examples';
import { usePurchase } from './purchase';
import { QuoteSummary } from './quote-summary';

type BuyFormProps = { product: ProductSummary; pool: PoolSummary; rule: PayoutRule; now: number };

export function BuyForm({ product, pool, rule, now }: BuyFormProps) {
  const { asset } = pool;
  const { minDays, maxDays } = product;
  const { amount, setAmount, termDays, setTermDays, asked } = usePurchase();
  const capacity = asked.latest?.capacity ?? product.capacity;
  const balance = useBalance(asset);
  const tx = useTx(`buy.${product.id}`, () => setAmount(null));

  const quote = asked.live?.quote ?? null;
  const money = (value: bigint) => formatMoney(value, asset);
  const blocked = () => {
    if (!amount) return 'Enter how much cover you want.';
    if (amount > capacity) return `At most ${money(capacity)} of cover can be bought now.`;
    if (asked.live?.problem) return asked.live.problem;
    if (balance !== undefined && quote && maxPremium(quote.premium) > balance) {
      return `The premium can be up to ${money(maxPremium(quote.premium))} and you have ${money(balance)}. Choose less cover or a shorter term.`;
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
        hint="The most that all incidents together can pay you."
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
      <QuoteSummary product={product} asset={asset} now={now} />
      {amount !== null && amount > 0n && <PayoutExamples rule={rule} amount={amount} asset={asset} />}
      <div className="flex justify-end text-ink-soft text-sm empty:hidden">
        <BalanceLine token={asset} balance={balance} />
      </div>
      <TxAction
        tx={tx}
        label={quote ? `Buy for ${money(quote.premium)}` : 'Buy cover'}
        purpose="to buy"
        request={
          amount && quote
            ? {
                flow: 'buy',
                args: {
                  product: product.id,
                  pool: pool.address,
                  asset,
                  amount,
                  termDays,
                  maxPremium: maxPremium(quote.premium),
                },
              }
            : null
        }
        blocked={blocked()}
      />
    </form>
  );
}
