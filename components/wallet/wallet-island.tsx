'use client';

import { useEffect, useState } from 'react';
import { getConnection, watchConnection } from 'wagmi/actions';
import type { Network } from '@/lib/wallet/network';
import { createRuntime, type WalletRuntime } from '@/lib/wallet/runtime';
import { endSession, storeSession } from '@/lib/wallet/session-cookie';
import type { WalletChoice } from '@/lib/wallet/settings';
import type { WalletReport } from './wallet-provider';

type IslandProps = {
  network: Network;
  wallets: WalletChoice;
  onReport: (report: WalletReport) => void;
};

/** Loaded from here, because the build then leaves out of their file what this one contains: a hundred kilobytes. */
export const loadDialogs = () => import('./wallet-dialogs').then((module) => module.default);

let shared: WalletRuntime | undefined;

/** wagmi's own hook would load all of its hooks and TanStack Query. */
function useConnection({ config }: WalletRuntime) {
  const [connection, setConnection] = useState(() => getConnection(config));
  useEffect(() => {
    setConnection(getConnection(config));
    return watchConnection(config, { onChange: setConnection });
  }, [config]);
  return connection;
}

/** Reports the wallet's state to the page, and keeps the session cookie in sync. */
function Bridge({ runtime, onReport }: { runtime: WalletRuntime } & Pick<IslandProps, 'onReport'>) {
  const { address, chainId, status } = useConnection(runtime);
  const [isReady, setReady] = useState(false);

  useEffect(() => {
    runtime.ready.finally(() => setReady(true));
  }, [runtime]);

  useEffect(() => {
    const isConnected = status === 'connected';
    if (!isReady || !(isConnected || status === 'disconnected')) return;
    if (isConnected) storeSession(address);
    else endSession();
    onReport({
      runtime,
      account: isConnected ? address : null,
      chainId: isConnected ? chainId : null,
    });
  }, [runtime, status, address, chainId, isReady, onReport]);

  return null;
}

export default function WalletIsland({ network, wallets, onReport }: IslandProps) {
  shared ??= createRuntime(network, wallets);
  return <Bridge runtime={shared} onReport={onReport} />;
}
