'use client';

import '@rainbow-me/rainbowkit/styles.css';
import {
  type AvatarComponent,
  RainbowKitProvider,
  useAccountModal,
  useConnectModal,
} from '@rainbow-me/rainbowkit';
import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useConnection, WagmiContext } from 'wagmi';
import { browserQueryClient } from '@/lib/query-client';
import type { Network } from '@/lib/wallet/network';
import { createRuntime, type WalletRuntime } from '@/lib/wallet/runtime';
import { endSession, storeSession } from '@/lib/wallet/session-cookie';
import type { WalletChoice } from '@/lib/wallet/settings';
import { standInForStorage } from '@/lib/wallet/stand-in-storage';
import { AccountMark } from './account-mark';
import { NoWallet } from './no-wallet';
import { walletTheme } from './theme';
import type { WalletReport } from './wallet-provider';

type IslandProps = {
  network: Network;
  wallets: WalletChoice;
  opensModal: boolean;
  onReport: (report: WalletReport) => void;
};

let shared: WalletRuntime | undefined;

standInForStorage();

const Avatar: AvatarComponent = ({ address, size }) => <AccountMark address={address} size={size} />;

/** Tells the page about the wallet, and keeps the session cookie in step with it. */
function Bridge({
  runtime,
  opensModal,
  onReport,
}: { runtime: WalletRuntime } & Pick<IslandProps, 'opensModal' | 'onReport'>) {
  const { address, chainId, status } = useConnection();
  const { openConnectModal } = useConnectModal();
  const [isWithout, setWithout] = useState(false);
  const { openAccountModal } = useAccountModal();
  const mustOpen = useRef(opensModal);
  const [isReady, setReady] = useState(false);
  const isSettled = isReady && (status === 'connected' || status === 'disconnected');

  const openConnect = useMemo(
    () => openConnectModal && (() => (runtime.hasWallets() ? openConnectModal() : setWithout(true))),
    [runtime, openConnectModal],
  );

  useEffect(() => {
    runtime.ready.finally(() => setReady(true));
  }, [runtime]);

  useEffect(() => {
    if (!isSettled) return;
    if (status === 'connected') storeSession(address);
    if (status === 'disconnected') endSession();
    onReport({
      runtime,
      account: status === 'connected' ? address : null,
      chainId: status === 'connected' ? chainId : null,
      openConnect,
      openAccount: openAccountModal,
    });
  }, [runtime, status, address, chainId, isSettled, openConnect, openAccountModal, onReport]);

  useEffect(() => {
    if (opensModal) mustOpen.current = true;
  }, [opensModal]);
  useEffect(() => {
    if (!mustOpen.current || !isSettled || status !== 'disconnected' || !openConnect) return;
    mustOpen.current = false;
    openConnect();
  }, [isSettled, status, openConnect]);

  return <NoWallet open={isWithout} onClose={() => setWithout(false)} />;
}

export default function WalletIsland({ network, wallets, opensModal, onReport }: IslandProps) {
  shared ??= createRuntime(network, wallets);
  return (
    // not WagmiProvider: it reconnects whenever it is rendered
    <WagmiContext value={shared.config}>
      <QueryClientProvider client={browserQueryClient()}>
        <RainbowKitProvider
          theme={walletTheme}
          avatar={Avatar}
          modalSize="compact"
          initialChain={network.chainId}
          appInfo={{ appName: 'Breakwater' }}
        >
          <Bridge runtime={shared} opensModal={opensModal} onReport={onReport} />
        </RainbowKitProvider>
      </QueryClientProvider>
    </WagmiContext>
  );
}
