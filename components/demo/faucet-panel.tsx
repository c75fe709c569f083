'use client';

import { useState } from 'react';
import type { Address } from 'viem';
import { useAccountRead } from '@/components/tx/use-account-read';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Skeleton } from '@/components/ui/skeleton';
import { refreshQueries } from '@/components/ui/use-query';
import { ConnectButton } from '@/components/wallet/connect-button';
import { useWallet } from '@/components/wallet/wallet-provider';
import { formatAmount } from '@/lib/units';
import { postDemo } from './post-demo';

type State = { kind: 'idle' | 'sending' | 'done' } | { kind: 'failed'; message: string };

type Assets = { asset: Address; etherAsset: Address; savings: Address };

export function FaucetPanel(assets: Assets) {
  const { account } = useWallet();
  const [state, setState] = useState<State>({ kind: 'idle' });
  if (!account) {
    return (
      <ConnectButton size="lg" className="w-full">
        Connect wallet to get demo money
      </ConnectButton>
    );
  }
  const ask = async () => {
    setState({ kind: 'sending' });
    const problem = await postDemo('faucet', { address: account });
    await refreshQueries();
    setState(problem === null ? { kind: 'done' } : { kind: 'failed', message: problem });
  };
  return (
    <div className="grid gap-5">
      <Balances {...assets} />
      <Button size="lg" className="w-full" onClick={ask} disabled={state.kind === 'sending'}>
        {state.kind === 'sending' ? 'Sending…' : 'Get demo money'}
      </Button>
      <div role="status" className="empty:absolute">
        {state.kind === 'done' && (
          <Callout kind="good" title="It is in your wallet. You can ask again at any time." />
        )}
      </div>
      {state.kind === 'failed' && (
        <Callout kind="error" title="No money was sent">
          {state.message}
        </Callout>
      )}
    </div>
  );
}

function Balances({ asset, etherAsset, savings }: Assets) {
  const { network } = useWallet();
  const { data } = useAccountRead(['demo-balances'], async (reads, account) => {
    const [fuel, money, ether, saved, votes] = await Promise.all([
      reads.fuel(account),
      reads.balance(asset, account),
      reads.balance(etherAsset, account),
      reads.balance(savings, account),
      reads.balance(network.deployment.token, account),
    ]);
    return { fuel, money, ether, saved, votes };
  });
  const figures = [
    { label: 'For fees', value: data && formatAmount(data.fuel, 18), unit: 'ETH' },
    { label: 'To stake and pay', value: data && formatAmount(data.money, 6), unit: 'dUSD' },
    { label: 'An ether token', value: data && formatAmount(data.ether, 18), unit: 'dETH' },
    { label: 'A savings dollar', value: data && formatAmount(data.saved, 6), unit: 'sdUSD' },
    { label: 'To vote', value: data && formatAmount(data.votes, 18), unit: 'BRK' },
  ];
  return (
    <dl className="grid grid-cols-2 gap-4 sm:grid-cols-3">
      {figures.map(({ label, value, unit }) => (
        <div key={label}>
          <dt className="caps">{label}</dt>
          <dd className="figure mt-1 text-ink">
            {value === undefined ? <Skeleton className="h-6 w-24" /> : `${value} ${unit}`}
          </dd>
        </div>
      ))}
    </dl>
  );
}
