'use client';

import '@rainbow-me/rainbowkit/styles.css';
import {
  type AvatarComponent,
  RainbowKitProvider,
  useAccountModal,
  useConnectModal,
} from '@rainbow-me/rainbowkit';
import { QueryClientProvider } from '@tanstack/react-query';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { WagmiContext } from 'wagmi';
import { browserQueryClient } from '@/lib/query-client';
import type { WalletRuntime } from '@/lib/wallet/runtime';
import { standInForStorage } from '@/lib/wallet/stand-in-storage';
import { AccountMark } from './account-mark';
import { NoWallet } from './no-wallet';
import { walletTheme } from './theme';

export type WalletDialog = 'connect' | 'account';

type DialogsProps = {
  runtime: WalletRuntime;
  chainId: number;
  isConnected: boolean;
  /** What is to be opened; null while nothing is. */
  asked: WalletDialog | null;
  onOpened: () => void;
  /** Where the focus was. */
  opener: RefObject<Element | null>;
};

standInForStorage();

const Avatar: AvatarComponent = ({ address, size }) => <AccountMark address={address} size={size} />;

/** Returns the focus when a dialog of RainbowKit closes, as the page's own dialogs do. */
function useFocusReturn(isOpen: boolean, opener: RefObject<Element | null>) {
  const wasOpen = useRef(false);
  useEffect(() => {
    if (wasOpen.current && !isOpen && opener.current instanceof HTMLElement) opener.current.focus();
    wasOpen.current = isOpen;
  }, [isOpen, opener]);
}

/** Opens what was asked for as soon as RainbowKit can. */
function Opener({ runtime, isConnected, asked, onOpened, opener }: Omit<DialogsProps, 'chainId'>) {
  const { openConnectModal, connectModalOpen } = useConnectModal();
  const { openAccountModal, accountModalOpen } = useAccountModal();
  const [isWithout, setWithout] = useState(false);
  useFocusReturn(connectModalOpen || accountModalOpen, opener);

  useEffect(() => {
    // the last wallet may have come back meanwhile, or gone
    if (asked === null) return;
    if ((asked === 'account') !== isConnected) return onOpened();
    const openConnect = runtime.hasWallets() ? openConnectModal : () => setWithout(true);
    const open = asked === 'account' ? openAccountModal : openConnect;
    if (!open) return;
    open();
    onOpened();
  }, [runtime, asked, isConnected, openConnectModal, openAccountModal, onOpened]);

  return <NoWallet open={isWithout} onClose={() => setWithout(false)} />;
}

/** The dialogs in which a wallet is chosen and left. Their code is loaded when one is asked for. */
export default function WalletDialogs({ chainId, ...props }: DialogsProps) {
  return (
    // not WagmiProvider: it reconnects whenever it is rendered
    <WagmiContext value={props.runtime.config}>
      <QueryClientProvider client={browserQueryClient()}>
        <RainbowKitProvider
          theme={walletTheme}
          avatar={Avatar}
          modalSize="compact"
          initialChain={chainId}
          appInfo={{ appName: 'Breakwater' }}
          // that of the page around it, not the browser's
          locale="en"
        >
          <Opener {...props} />
        </RainbowKitProvider>
      </QueryClientProvider>
    </WagmiContext>
  );
}
