'use client';

import '@rainbow-me/rainbowkit/styles.css';
import {
  type AvatarComponent,
  RainbowKitProvider,
  useAccountModal,
  useConnectModal,
} from '@rainbow-me/rainbowkit';
import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { cookieStorage, useConnection, WagmiContext } from 'wagmi';
import { browserQueryClient } from '@/lib/query-client';
import type { Network } from '@/lib/wallet/network';
import { createRuntime, type WalletRuntime } from '@/lib/wallet/runtime';
import { SESSION_COOKIE } from '@/lib/wallet/session-cookie';
import { AccountMark } from './account-mark';
import { walletTheme } from './theme';
import type { WalletReport } from './wallet-provider';

type IslandProps = { network: Network; opensModal: boolean; onReport: (report: WalletReport) => void };

let shared: WalletRuntime | undefined;

const Avatar: AvatarComponent = ({ address, size }) => <AccountMark address={address} size={size} />;

/** Tells the page about the wallet, and keeps the session cookie in step with it. */
function Bridge({
  runtime,
  opensModal,
  onReport,
}: { runtime: WalletRuntime } & Omit<IslandProps, 'network'>) {
  const { address, chainId, status } = useConnection();
  const { openConnectModal } = useConnectModal();
  const { openAccountModal } = useAccountModal();
  const mustOpen = useRef(opensModal);
  const [isReady, setReady] = useState(false);
  const isSettled = isReady && (status === 'connected' || status === 'disconnected');

  useEffect(() => {
    runtime.ready.finally(() => setReady(true));
  }, [runtime]);

  useEffect(() => {
    if (!isSettled) return;
    if (status === 'connected') cookieStorage.setItem(SESSION_COOKIE, address);
    if (status === 'disconnected') cookieStorage.removeItem(SESSION_COOKIE);
    onReport({
      runtime,
      account: status === 'connected' ? address : null,
      chainId: status === 'connected' ? chainId : null,
      openConnect: openConnectModal,
      openAccount: openAccountModal,
    });
  }, [runtime, status, address, chainId, isSettled, openConnectModal, openAccountModal, onReport]);

  useEffect(() => {
    if (opensModal) mustOpen.current = true;
  }, [opensModal]);
  useEffect(() => {
    if (!mustOpen.current || !isSettled || status !== 'disconnected' || !openConnectModal) return;
    mustOpen.current = false;
    openConnectModal();
  }, [isSettled, status, openConnectModal]);

  return null;
}

export default function WalletIsland({ network, opensModal, onReport }: IslandProps) {
  shared ??= createRuntime(network);
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
