'use client';

import Link from 'next/link';
import { Skeleton } from '@/components/ui/skeleton';
import { useWallet } from '@/components/wallet/wallet-provider';
import type { Unit } from '@/lib/errors';
import type { Token } from '@/lib/tx/types';
import { formatAmount } from '@/lib/units';
import { useAccountRead } from './use-account-read';

/** The connected account's balance; undefined until it is known. */
export const useBalance = (token: Token): bigint | undefined =>
  useAccountRead(['balance', token.address], (reads, account) => reads.balance(token.address, account)).data;

/** Why an amount above the balance cannot be sent. */
export const tooMuch = (balance: bigint, { symbol, decimals }: Unit): string =>
  balance === 0n
    ? `You have no ${symbol} in this account.`
    : `You have ${formatAmount(balance, decimals)} ${symbol}. Enter that or less.`;

/** "Balance 1,250.00 dUSD", for the line of a field's label. */
export function BalanceLine({ token, balance }: { token: Token; balance: bigint | undefined }) {
  const { account, network } = useWallet();
  if (!account) return null;
  if (balance === undefined) return <Skeleton className="h-4 w-28" />;
  const { demo } = network.deployment;
  // the faucet does not give the partner's token
  if (balance === 0n && demo && token.address !== demo.partner) {
    return (
      <Link href="/faucet" className="link">
        You have no {token.symbol} yet: get some
      </Link>
    );
  }
  return (
    <span className="figure">
      Balance {formatAmount(balance, token.decimals)} {token.symbol}
    </span>
  );
}
