'use client';

import { useState } from 'react';
import { BalanceLine, tooMuch } from '@/components/tx/balance';
import { Facts } from '@/components/tx/facts';
import { TxAction } from '@/components/tx/tx-action';
import { useAccountRead } from '@/components/tx/use-account-read';
import { useTx } from '@/components/tx/use-tx';
import { AmountInput } from '@/components/ui/amount-input';
import { Tabs } from '@/components/ui/tabs';
import { useWallet } from '@/components/wallet/wallet-provider';
import { formatMoney } from '@/lib/money';
import { formatDuration } from '@/lib/time';
import { Unstaking } from './unstaking';

const BRK = { symbol: 'BRK', decimals: 18 };

type PanelProps = { unstakeDelay: number; now: number };

/** Stakes BRK to vote on incidents, and takes it back. */
export function AssessorPanel({ unstakeDelay, now }: PanelProps) {
  const { data } = useAccountRead(['assessor'], (reads, account) => reads.assessor(account));
  return (
    <Tabs
      label="Assessor's stake"
      tabs={[
        {
          value: 'stake',
          label: 'Stake BRK',
          content: <StakeVotes balance={data?.balance} staked={data?.staked} />,
        },
        {
          value: 'unstake',
          label: 'Unstake',
          content: (
            <div className="grid gap-6">
              <RequestUnstake staked={data?.staked} unstakeDelay={unstakeDelay} />
              {data && <Unstaking {...data} now={now} />}
            </div>
          ),
        },
      ]}
    />
  );
}

type StakeProps = { balance: bigint | undefined; staked: bigint | undefined };

function StakeVotes({ balance, staked }: StakeProps) {
  const { network } = useWallet();
  const [amount, setAmount] = useState<bigint | null>(null);
  const tx = useTx('assess.stake', () => setAmount(null));
  const blocked = () => {
    if (!amount) return 'Enter how much BRK you want to stake.';
    return balance !== undefined && amount > balance ? tooMuch(balance, BRK) : null;
  };
  return (
    <form className="grid gap-5" onSubmit={(event) => event.preventDefault()}>
      <AmountInput
        id="assess-amount"
        label="BRK to stake"
        aside={<BalanceLine token={{ ...BRK, address: network.deployment.token }} balance={balance} />}
        value={amount}
        onChange={setAmount}
        {...BRK}
        max={balance || undefined}
        disabled={tx.busy}
        hint="You can vote on incidents filed after you stake, not on those already open."
      />
      {staked !== undefined && (
        <Facts facts={[{ label: 'Your stake now', value: formatMoney(staked, BRK) }]} />
      )}
      <TxAction
        tx={tx}
        label={amount ? `Stake ${formatMoney(amount, BRK)}` : 'Stake'}
        purpose="to stake"
        request={amount ? { flow: 'stakeVotes', args: { amount } } : null}
        blocked={blocked()}
      />
    </form>
  );
}

function RequestUnstake({ staked, unstakeDelay }: { staked: bigint | undefined; unstakeDelay: number }) {
  const [amount, setAmount] = useState<bigint | null>(null);
  const tx = useTx('assess.unstake', () => setAmount(null));
  const blocked = () => {
    if (staked === 0n) return 'You have no BRK staked.';
    if (!amount) return 'Enter how much BRK you want to unstake.';
    return staked !== undefined && amount > staked
      ? `You have ${formatMoney(staked, BRK)} staked. Enter that or less.`
      : null;
  };
  return (
    <form className="grid gap-5" onSubmit={(event) => event.preventDefault()}>
      <AmountInput
        id="unstake-amount"
        label="BRK to unstake"
        aside={staked !== undefined && `Staked ${formatMoney(staked, BRK)}`}
        value={amount}
        onChange={setAmount}
        {...BRK}
        max={staked || undefined}
        maxLabel="All"
        disabled={tx.busy}
        hint={`This BRK stops voting on new incidents at once. You can withdraw it after ${formatDuration(unstakeDelay)}, once your votes are settled.`}
      />
      <TxAction
        tx={tx}
        variant="secondary"
        label="Request to unstake"
        purpose="to unstake"
        request={amount ? { flow: 'requestUnstake', args: { amount } } : null}
        blocked={blocked()}
      />
    </form>
  );
}
