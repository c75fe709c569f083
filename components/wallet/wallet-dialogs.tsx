'use client';

import '@rainbow-me/rainbowkit/styles.css';
import {
  type AvatarComponent,
  RainbowKitProvider,
  useAccountModal,
  useChainModal,
  useConnectModal,
} from '@rainbow-me/rainbowkit';
import { QueryClientProvider } from '@tanstack/react-query';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { WagmiContext } from 'wagmi';
import { browserQueryClient } from '@/lib/query-client';
import { type WalletDialog, walletButton } from '@/lib/wallet/clicks';
import type { WalletRuntime } from '@/lib/wallet/runtime';
import { standInForStorage } from '@/lib/wallet/stand-in-storage';
import { AccountMark } from './account-mark';
import { NoWallet } from './no-wallet';
import { walletTheme } from './theme';

type DialogsProps = {
  runtime: WalletRuntime;
  chainId: number;
  isConnected: boolean;
  /** The dialog to open; null if none. */
  asked: WalletDialog | null;
  onOpened: () => void;
  /** The element to focus when the dialog closes. */
  opener: RefObject<Element | null>;
};

standInForStorage();

const Avatar: AvatarComponent = ({ address, size }) => <AccountMark address={address} size={size} />;

/** Returns the focus when a dialog of RainbowKit closes, as the page's own dialogs do. The button that connects no longer exists
 * once an account is connected. */
function useFocusReturn(isOpen: boolean, opener: RefObject<Element | null>) {
  const wasOpen = useRef(false);
  useEffect(() => {
    const button = opener.current?.isConnected ? opener.current : walletButton();
    if (wasOpen.current && !isOpen && button instanceof HTMLElement) button.focus();
    wasOpen.current = isOpen;
  }, [isOpen, opener]);
}

/** Opens the requested dialog as soon as RainbowKit is ready. */
function Opener({ runtime, isConnected, asked, onOpened, opener }: Omit<DialogsProps, 'chainId'>) {
  const { openConnectModal, connectModalOpen } = useConnectModal();
  const { openAccountModal, accountModalOpen } = useAccountModal();
  const { openChainModal, chainModalOpen } = useChainModal();
  const [isWithout, setWithout] = useState(false);
  useFocusReturn(connectModalOpen || accountModalOpen || chainModalOpen, opener);

  useEffect(() => {
    // a wallet may have connected or disconnected in the meantime
    if (asked === null) return;
    if ((asked === 'account') !== isConnected) return onOpened();
    const openConnect = runtime.hasWallets() ? openConnectModal : () => setWithout(true);
    // on a network that the app does not know, only the dialog of networks opens; it also allows to disconnect
    const openAccount = openAccountModal ?? openChainModal;
    const open = asked === 'account' ? openAccount : openConnect;
    if (!open) return;
    open();
    onOpened();
  }, [runtime, asked, isConnected, openConnectModal, openAccountModal, openChainModal, onOpened]);

  return <NoWallet open={isWithout} onClose={() => setWithout(false)} />;
}

/** The dialogs to choose a wallet and to disconnect. Their code is loaded on request. */
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
          // the language of the page, not of the browser
          locale="en"
        >
          <Opener {...props} />
        </RainbowKitProvider>
      </QueryClientProvider>
    </WagmiContext>
  );
}
