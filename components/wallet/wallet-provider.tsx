'use client';

import { useRouter } from 'next/navigation';
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { Address } from 'viem';
import { NoticeBoard } from '@/components/tx/notice-board';
import { later } from '@/components/ui/later';
import { NotLoadedNotice, showNotLoaded } from '@/components/ui/not-loaded';
import { hearClicks, type WalletDialog } from '@/lib/wallet/clicks';
import { isInFrame } from '@/lib/wallet/frame';
import type { Network } from '@/lib/wallet/network';
import type { WalletRuntime } from '@/lib/wallet/runtime';
import type { WalletChoice } from '@/lib/wallet/settings';

/** What the wallet code reports once it knows whether a wallet is connected. */
export type WalletReport = {
  runtime: WalletRuntime;
  account: Address | null;
  /** The wallet's network. */
  chainId: number | null;
};

export type Wallet = {
  network: Network;
  account: Address | null;
  /** Null until the wallet code is loaded and an account is connected. */
  runtime: WalletRuntime | null;
  isLoading: boolean;
  isWrongNetwork: boolean;
  /** Loads the wallet code before a click. */
  prepare: () => void;
};

const WalletIsland = later(() => import('./wallet-island').then((module) => module.default), NotLoadedNotice);
const WalletDialogs = later(
  () => import('./wallet-island').then((module) => module.loadDialogs()),
  NotLoadedNotice,
);

/** False if the code could not be loaded: the next click tries again. */
const load = async (): Promise<boolean> =>
  (await Promise.all([WalletIsland.load(), WalletDialogs.load()])).every(Boolean);

const prepare = () => {
  load();
};

const WalletContext = createContext<Wallet | null>(null);

type ProviderProps = {
  network: Network;
  wallets: WalletChoice;
  session: Address | null;
  children: ReactNode;
};

/** The only component that knows the wallet. Its code is loaded on request, or if a session says that a wallet will connect. */
export function WalletProvider({ network, wallets, session, children }: ProviderProps) {
  const router = useRouter();
  const [isWanted, setWanted] = useState(session !== null);
  const [hasDialogs, setHasDialogs] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  const [asked, setAsked] = useState<WalletDialog | null>(null);
  const [report, setReport] = useState<WalletReport | null>(null);
  const opener = useRef<Element | null>(null);

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
    // another tab may have sent a transaction
    return transactions.subscribe(() => transactions.resume(account));
  }, [running, account]);

  useEffect(
    () =>
      hearClicks((dialog, button) => {
        opener.current = button;
        // both events, because a phone has no hover before the click
        load().then((isThere) => {
          setFailed(!isThere);
          if (!isThere) showNotLoaded();
        });
        setFailed(false);
        setWanted(true);
        setHasDialogs(true);
        setAsked(dialog);
      }),
    [],
  );
  const onOpened = useCallback(() => setAsked(null), []);

  const wallet = useMemo<Wallet>(
    () => ({
      network,
      account,
      runtime: running,
      isLoading: !hasFailed && ((isWanted && !report) || asked === 'connect'),
      isWrongNetwork: report?.chainId != null && report.chainId !== network.chainId,
      prepare,
    }),
    [network, account, report, running, isWanted, hasFailed, asked],
  );

  return (
    <WalletContext value={wallet}>
      <NoticeBoard>{children}</NoticeBoard>
      {isWanted && <WalletIsland network={network} wallets={wallets} onReport={setReport} />}
      {hasDialogs && report && (
        <WalletDialogs
          runtime={report.runtime}
          chainId={network.chainId}
          isConnected={report.account !== null}
          asked={asked}
          onOpened={onOpened}
          opener={opener}
        />
      )}
    </WalletContext>
  );
}

export function useWallet(): Wallet {
  const wallet = useContext(WalletContext);
  if (!wallet) throw new Error('useWallet needs a WalletProvider above it.');
  return wallet;
}
