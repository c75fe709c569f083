'use client';

import dynamic from 'next/dynamic';
import { useRouter } from 'next/navigation';
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import type { Address } from 'viem';
import { NoticeBoard } from '@/components/tx/notice-board';
import { isInFrame } from '@/lib/wallet/frame';
import type { Network } from '@/lib/wallet/network';
import type { WalletRuntime } from '@/lib/wallet/runtime';
import type { WalletChoice } from '@/lib/wallet/settings';

/** What the loaded wallet code reports back, as soon as it knows whether a wallet is connected. */
export type WalletReport = {
  runtime: WalletRuntime;
  account: Address | null;
  /** The network that the wallet is on. */
  chainId: number | null;
  openConnect: (() => void) | undefined;
  openAccount: (() => void) | undefined;
};

export type Wallet = {
  network: Network;
  account: Address | null;
  /** Null until the wallet code is there and an account is connected. */
  runtime: WalletRuntime | null;
  isLoading: boolean;
  isWrongNetwork: boolean;
  /** Loads the wallet code ahead of a click. */
  prepare: () => void;
  connect: () => void;
  manage: () => void;
};

const loadIsland = () => import('./wallet-island');
const WalletIsland = dynamic(loadIsland, { ssr: false });
const WalletContext = createContext<Wallet | null>(null);

type ProviderProps = {
  network: Network;
  wallets: WalletChoice;
  session: Address | null;
  children: ReactNode;
};

/** The one place that knows the wallet. Its code is loaded when it is asked for, or when a session says it will be. */
export function WalletProvider({ network, wallets, session, children }: ProviderProps) {
  const router = useRouter();
  const [isWanted, setWanted] = useState(session !== null);
  const [opensModal, setOpensModal] = useState(false);
  const [report, setReport] = useState<WalletReport | null>(null);

  useEffect(() => {
    // Safe{Wallet} has already chosen the wallet
    if (wallets.isSafeApp && isInFrame()) setWanted(true);
  }, [wallets.isSafeApp]);

  const account = report ? report.account : session;
  const isStale = report !== null && report.account !== session;
  useEffect(() => {
    if (isStale) router.refresh();
  }, [isStale, router]);

  const running = report?.account ? report.runtime : null;
  useEffect(() => {
    if (!running || !account) return;
    const { transactions } = running;
    transactions.resume(account);
    // another tab may have sent something
    return transactions.subscribe(() => transactions.resume(account));
  }, [running, account]);

  const connect = useCallback(() => {
    setWanted(true);
    if (report?.openConnect) report.openConnect();
    else setOpensModal(true);
  }, [report]);
  const manage = useCallback(() => report?.openAccount?.(), [report]);

  const wallet = useMemo<Wallet>(
    () => ({
      network,
      account,
      runtime: running,
      isLoading: isWanted && !report,
      isWrongNetwork: report?.chainId != null && report.chainId !== network.chainId,
      prepare: loadIsland,
      connect,
      manage,
    }),
    [network, account, report, running, isWanted, connect, manage],
  );

  return (
    <WalletContext value={wallet}>
      <NoticeBoard>{children}</NoticeBoard>
      {isWanted && (
        <WalletIsland network={network} wallets={wallets} opensModal={opensModal} onReport={setReport} />
      )}
    </WalletContext>
  );
}

export function useWallet(): Wallet {
  const wallet = useContext(WalletContext);
  if (!wallet) throw new Error('useWallet needs a WalletProvider above it.');
  return wallet;
}
