'use client';

import type { ReactNode } from 'react';
import { EmptyState } from '@/components/ui/empty-state';
import { Loading, Skeleton } from '@/components/ui/skeleton';
import { ConnectButton } from './connect-button';
import { useWallet } from './wallet-provider';

/** Replaces content that only a connected account can see. */
export function ConnectPrompt({ title, children }: { title: string; children: ReactNode }) {
  const { account } = useWallet();
  if (account) {
    // the page is being refreshed for the account that was just connected
    return (
      <Loading label="Reading your account">
        <Skeleton className="h-40 w-full" />
      </Loading>
    );
  }
  return (
    <EmptyState title={title} action={<ConnectButton>Connect wallet</ConnectButton>}>
      {children}
    </EmptyState>
  );
}
