'use client';

import { useState } from 'react';
import { DocsLink } from '@/components/docs/docs-link';
import { useBalance } from '@/components/tx/balance';
import { TxAction } from '@/components/tx/tx-action';
import { useTx } from '@/components/tx/use-tx';
import { AmountInput } from '@/components/ui/amount-input';
import { Skeleton } from '@/components/ui/skeleton';
import { useWallet } from '@/components/wallet/wallet-provider';
import { requestWaits } from '@/lib/capital/exit-state';
import { amountOf } from '@/lib/capital/figure';
import { assetsFor, sharesFor } from '@/lib/capital/shares';
import type { PoolSummary } from '@/lib/capital/types';
import { dayOf } from '@/lib/time';
import { ExitSteps } from './exit-steps';
import { useExit } from './use-exit';

function OwnStake({ pool, worth }: { pool: PoolSummary; worth: bigint | undefined }) {
  const { account } = useWallet();
  if (!account) return null;
  if (worth === undefined) return <Skeleton className="h-4 w-28" />;
  return <span className="figure">Your stake {amountOf(worth, pool.asset)}</span>;
}

/** Requests an exit of a part of the stake, or of all of it. */
export function ExitForm({ pool, now }: { pool: PoolSummary; now: number }) {
  const { asset } = pool;
  const [amount, setAmount] = useState<bigint | null>(null);
  const shares = useBalance({ address: pool.address, symbol: pool.symbol, decimals: pool.shareDecimals });
  const { data: open = null } = useExit(pool.address);
  const tx = useTx(`exit.${pool.address}`, () => setAmount(null));

  const worth = shares === undefined ? undefined : assetsFor(pool, shares);
  // an exit of everything must not leave dust
  const asked =
    amount === null || shares === undefined ? 0n : amount === worth ? shares : sharesFor(pool, amount);

  const blocked = () => {
    const waits = requestWaits(open, dayOf(now));
    if (waits) return waits;
    if (worth === 0n) return 'You have nothing staked in this pool.';
    if (amount === null || asked === 0n) return 'Enter how much you want to withdraw.';
    return worth !== undefined && amount > worth
      ? `Your stake is worth ${amountOf(worth, asset)}. Enter that or less.`
      : null;
  };

  return (
    <form className="grid gap-5" onSubmit={(event) => event.preventDefault()}>
      <AmountInput
        id="exit-amount"
        label="Amount to withdraw"
        aside={<OwnStake pool={pool} worth={worth} />}
        value={amount}
        onChange={setAmount}
        decimals={asset.decimals}
        symbol={asset.symbol}
        max={worth || undefined}
        maxLabel="All"
        disabled={tx.busy}
        hint="At the present share price. The price on the day of processing counts."
      />
      <ExitSteps pool={pool} now={now} />
      <DocsLink to="faq#staking">Questions about leaving</DocsLink>
      <TxAction
        tx={tx}
        label="Request exit"
        purpose="to leave"
        request={
          asked > 0n
            ? {
                flow: 'requestExit',
                args: { pool: pool.address, unit: asset, shares: asked, cooldownDays: pool.cooldownDays },
              }
            : null
        }
        blocked={blocked()}
      />
    </form>
  );
}
