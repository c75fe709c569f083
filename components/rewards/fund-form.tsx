'use client';

import { useState } from 'react';
import { BalanceLine, tooMuch, useBalance } from '@/components/tx/balance';
import { Facts } from '@/components/tx/facts';
import { TxAction } from '@/components/tx/tx-action';
import { useTx } from '@/components/tx/use-tx';
import { AmountInput } from '@/components/ui/amount-input';
import { Field, Select } from '@/components/ui/field';
import { Slider } from '@/components/ui/slider';
import { amountOf } from '@/lib/capital/figure';
import type { PoolSummary } from '@/lib/capital/types';
import { endAfter, lowersRate, MAX_DAYS, minAmount, minDays, rateAfter } from '@/lib/rewards/funding';
import { perStake, stateOf } from '@/lib/rewards/maths';
import type { Reward } from '@/lib/rewards/types';
import { stakeInWords, usualStake } from '@/lib/rewards/words';
import { formatDate, plural } from '@/lib/time';
import { formatAmount } from '@/lib/units';

const USUAL_DAYS = 30;

type FundFormProps = { pool: PoolSummary; rewards: readonly Reward[]; now: number };

/** Funds rewards for a pool's stakers in one of its reward tokens. Anyone may. */
export function FundForm({ pool, rewards, now }: FundFormProps) {
  const [chosen, setChosen] = useState(rewards[0]?.token.address);
  const reward = rewards.find(({ token }) => token.address === chosen) ?? rewards[0];
  if (!reward) return null;
  return (
    <form className="grid gap-5" onSubmit={(event) => event.preventDefault()}>
      <Field id="fund-token" label="Token">
        <Select id="fund-token" value={chosen} onChange={(event) => setChosen(addressOf(event.target.value))}>
          {rewards.map(({ token }) => (
            <option key={token.address} value={token.address}>
              {token.symbol}, {token.name}
            </option>
          ))}
        </Select>
      </Field>
      <Funding key={reward.token.address} pool={pool} reward={reward} now={now} />
    </form>
  );

  function addressOf(value: string) {
    return rewards.find(({ token }) => token.address === value)?.token.address;
  }
}

function Funding({ pool, reward, now }: { pool: PoolSummary; reward: Reward; now: number }) {
  const { token } = reward;
  const [amount, setAmount] = useState<bigint | null>(null);
  const min = minDays(reward, now);
  const [wanted, setWanted] = useState(Math.max(min, USUAL_DAYS));
  const balance = useBalance(token);
  const tx = useTx(`fund.${pool.address}.${token.address}`, () => setAmount(null));
  const days = Math.max(min, wanted);
  const end = endAfter(reward, days, now);
  const rate = amount ? rateAfter(reward, amount, end, now) : 0n;
  const yearly = amount ? perStake(pool, { rate }, usualStake(pool.asset)) : null;
  const isRunning = stateOf(reward, now) === 'running';

  function blocked(): string | null {
    if (amount === null || amount === 0n) return 'Enter an amount.';
    const needed = minAmount(reward, end, now);
    if (amount < needed) return `Enter at least ${amountOf(needed, token)} for that time.`;
    if (balance !== undefined && amount > balance) return tooMuch(balance, token);
    return lowersRate(reward, amount, end, now)
      ? 'This would lower the current reward rate. Fund more, or choose an earlier end.'
      : null;
  }

  return (
    <>
      <AmountInput
        id="fund-amount"
        label="Amount to fund"
        aside={<BalanceLine token={token} balance={balance} />}
        value={amount}
        onChange={setAmount}
        decimals={token.decimals}
        symbol={token.symbol}
        max={balance}
        disabled={tx.busy}
      />
      <Slider
        id="fund-days"
        label="Paid over"
        value={days}
        min={min}
        max={MAX_DAYS}
        onChange={setWanted}
        format={(value) => plural(value, 'day')}
        hint={
          isRunning
            ? 'Your funding is added to what is left of earlier fundings and paid until this date.'
            : ''
        }
        disabled={tx.busy}
      />
      <Facts
        facts={[
          { label: 'Until', value: formatDate(end) },
          {
            label: `Then ${stakeInWords(pool.asset)} staked earn`,
            value: yearly === null ? '–' : `${amountOf(yearly, token)} a year`,
          },
        ]}
      />
      <p className="text-ink-soft text-sm">
        Rewards are paid by the second to all shares. Rewards that nobody could earn, and those of shares
        waiting to leave, are added to the next funding.
      </p>
      <TxAction
        tx={tx}
        label={amount ? `Fund ${formatAmount(amount, token.decimals)} ${token.symbol}` : 'Fund'}
        purpose="to fund rewards"
        request={
          amount
            ? {
                flow: 'fundRewards',
                args: { pool: pool.address, poolName: pool.name, token, amount, end },
              }
            : null
        }
        blocked={blocked()}
      />
    </>
  );
}
