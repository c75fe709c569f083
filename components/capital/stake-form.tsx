'use client';

import { useState } from 'react';
import { DocsLink } from '@/components/docs/docs-link';
import { BalanceLine, tooMuch, useBalance } from '@/components/tx/balance';
import { type Fact, Facts } from '@/components/tx/facts';
import { TxAction } from '@/components/tx/tx-action';
import { useTx } from '@/components/tx/use-tx';
import { AmountInput } from '@/components/ui/amount-input';
import { type DepositStop, depositStop } from '@/lib/capital/deposits';
import { amountOf } from '@/lib/capital/figure';
import { depositOutcome, worthAtOnce } from '@/lib/capital/shares';
import type { PoolSummary } from '@/lib/capital/types';
import { underlyingValue } from '@/lib/capital/underlying';
import { yieldBySource } from '@/lib/capital/yield';
import { dayOf, formatMoment, plural, startOfDay } from '@/lib/time';
import { formatAmount, formatPercent } from '@/lib/units';

const smaller = (a: bigint, b: bigint) => (a < b ? a : b);

const STOPS: Record<DepositStop, (pool: PoolSummary) => string> = {
  incidents: () =>
    'Deposits are paused because open incidents could still change what a share is worth. They resume once the incidents are decided.',
  paused: ({ pausedUntil }) =>
    `The guardian has paused deposits until ${formatMoment(pausedUntil)}. Exits, claims and payouts continue.`,
  closed: () => 'This pool takes no deposits: its shares have lost nearly all of their value.',
};

function blockedBy(pool: PoolSummary, amount: bigint | null, balance: bigint | undefined): string | null {
  const stop = depositStop(pool);
  if (stop) return STOPS[stop](pool);
  if (amount === null || amount === 0n) return 'Enter how much you want to stake.';
  if (balance !== undefined && amount > balance) return tooMuch(balance, pool.asset);
  return amount > pool.maxDeposit
    ? `The pool takes at most ${amountOf(pool.maxDeposit, pool.asset)} now.`
    : null;
}

/** The shares that a stake gives, and when it could leave at the earliest. */
function factsOf(pool: PoolSummary, amount: bigint | null, now: number): Fact[] {
  const { asset, shareDecimals, cooldownDays, reportDays, underlying } = pool;
  const outcome = amount ? depositOutcome(pool, amount) : null;
  const inside = amount ? underlyingValue(pool, amount) : null;
  const yearly = yieldBySource(pool);
  const facts: Fact[] = [
    { label: 'Shares you receive', value: outcome ? formatAmount(outcome.shares, shareDecimals) : '–' },
    {
      label: 'Worth right away',
      value: outcome && amount ? amountOf(worthAtOnce(amount, outcome), asset) : '–',
    },
  ];
  if (underlying && inside !== null)
    facts.push({ label: `In ${underlying.token.symbol}`, value: amountOf(inside, underlying.token) });
  facts.push(
    {
      label: 'Underwriting yield now',
      value: yearly === null ? 'none yet' : `${formatPercent(yearly.net)} a year`,
    },
    {
      label: 'Earliest payout, if you request an exit today',
      value: formatMoment(startOfDay(dayOf(now) + cooldownDays + reportDays)),
    },
  );
  return facts;
}

export function StakeForm({ pool, now }: { pool: PoolSummary; now: number }) {
  const { asset, cooldownDays, reportDays } = pool;
  const [amount, setAmount] = useState<bigint | null>(null);
  const balance = useBalance(asset);
  const tx = useTx(`stake.${pool.address}`, () => setAmount(null));

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
      <Facts facts={factsOf(pool, amount, now)} />
      <p className="text-ink-soft text-sm">
        Your stake earns the pool’s premiums. It also pays losses that the reserve cannot: then the price of
        your shares falls.{' '}
        {pool.gains > 0n &&
          `A deposit also pays for ${amountOf(pool.gains, asset)} of gains that are still being streamed, so it is worth a little less at first and recovers as they arrive. `}
        Leaving takes {plural(cooldownDays, 'day')} of cooldown, then {plural(reportDays, 'day')} in which
        earlier events can still be charged to your exit.{' '}
        <DocsLink to="risks#stakers">What can go wrong</DocsLink>
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
