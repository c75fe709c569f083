'use client';

import { useState } from 'react';
import { BalanceLine, tooMuch, useBalance } from '@/components/tx/balance';
import { Facts } from '@/components/tx/facts';
import { TxAction } from '@/components/tx/tx-action';
import { useTx } from '@/components/tx/use-tx';
import { AmountInput } from '@/components/ui/amount-input';
import { sharesFor } from '@/lib/capital/shares';
import type { PoolSummary } from '@/lib/capital/types';
import { yieldBySource } from '@/lib/capital/yield';
import { dayOf, formatDay, formatMoment, plural } from '@/lib/time';
import { formatAmount, formatPercent } from '@/lib/units';

const smaller = (a: bigint, b: bigint) => (a < b ? a : b);

function blockedBy(pool: PoolSummary, amount: bigint | null, balance: bigint | undefined): string | null {
  const { asset, maxDeposit, priceUncertain } = pool;
  const told = (value: bigint) => `${formatAmount(value, asset.decimals)} ${asset.symbol}`;
  if (priceUncertain) {
    return 'Deposits wait: an open incident could still change what a share is worth. They open again when it is decided.';
  }
  if (pool.paused) {
    return `The guardian has paused deposits until ${formatMoment(Number(pool.pausedUntil))}. Exits, claims and payouts go on.`;
  }
  if (maxDeposit === 0n) return 'This pool takes no deposits: a loss took almost all of its capital.';
  if (amount === null || amount === 0n) return 'Enter how much you want to stake.';
  if (balance !== undefined && amount > balance) return tooMuch(balance, asset);
  return amount > maxDeposit ? `The pool takes at most ${told(maxDeposit)} now.` : null;
}

export function StakeForm({ pool, now }: { pool: PoolSummary; now: number }) {
  const { asset, cooldownDays, reportDays } = pool;
  const [amount, setAmount] = useState<bigint | null>(null);
  const balance = useBalance(asset);
  const tx = useTx(`stake.${pool.address}`, () => setAmount(null));
  const yearly = yieldBySource(pool)?.capital;
  const leaveDay = dayOf(now) + cooldownDays + reportDays;

  return (
    <form className="grid gap-5" onSubmit={(event) => event.preventDefault()}>
      <AmountInput
        id="stake-amount"
        label="Amount to stake"
        aside={<BalanceLine token={asset} balance={balance} />}
        value={amount}
        onChange={setAmount}
        decimals={asset.decimals}
        symbol={asset.symbol}
        max={balance ? smaller(balance, pool.maxDeposit) : undefined}
        disabled={tx.busy}
      />
      <Facts
        facts={[
          {
            label: 'Shares you receive',
            value: amount ? `about ${formatAmount(sharesFor(pool, amount), pool.shareDecimals)}` : '–',
          },
          {
            label: 'Yield at the present rate',
            value: yearly === undefined ? 'none yet' : `${formatPercent(yearly)} a year`,
          },
          { label: 'Earliest way out, if you ask today', value: formatDay(leaveDay) },
        ]}
      />
      <p className="text-ink-soft text-sm">
        Your stake earns the pool’s premiums and pays the losses that its reserve cannot: if an incident is
        accepted, the price of your shares falls. Leaving takes {plural(cooldownDays, 'day')} of cooldown and{' '}
        {plural(reportDays, 'day')} in which late reports can still reach it.
      </p>
      <TxAction
        tx={tx}
        label={amount ? `Stake ${formatAmount(amount, asset.decimals)} ${asset.symbol}` : 'Stake'}
        purpose="to stake"
        request={amount ? { flow: 'stake', args: { pool: pool.address, asset, amount } } : null}
        blocked={blockedBy(pool, amount, balance)}
      />
    </form>
  );
}
