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
  /** What is to be opened; null while nothing is. */
  asked: WalletDialog | null;
  onOpened: () => void;
  /** Where the focus was. */
  opener: RefObject<Element | null>;
};

standInForStorage();

const Avatar: AvatarComponent = ({ address, size }) => <AccountMark address={address} size={size} />;

/** Returns the focus when a dialog of RainbowKit closes, as the page's own dialogs do. A button that connects is gone once there is
 * an account. */
function useFocusReturn(isOpen: boolean, opener: RefObject<Element | null>) {
  const wasOpen = useRef(false);
  useEffect(() => {
    const button = opener.current?.isConnected ? opener.current : walletButton();
    if (wasOpen.current && !isOpen && button instanceof HTMLElement) button.focus();
    wasOpen.current = isOpen;
  }, [isOpen, opener]);
}

/** Opens what was asked for as soon as RainbowKit can. */
function Opener({ runtime, isConnected, asked, onOpened, opener }: Omit<DialogsProps, 'chainId'>) {
  const { openConnectModal, connectModalOpen } = useConnectModal();
  const { openAccountModal, accountModalOpen } = useAccountModal();
  const { openChainModal, chainModalOpen } = useChainModal();
  const [isWithout, setWithout] = useState(false);
  useFocusReturn(connectModalOpen || accountModalOpen || chainModalOpen, opener);

  useEffect(() => {
    // the last wallet may have come back meanwhile, or gone
    if (asked === null) return;
    if ((asked === 'account') !== isConnected) return onOpened();
    const openConnect = runtime.hasWallets() ? openConnectModal : () => setWithout(true);
    // on a network that the app does not know, that of networks alone opens: a wallet can be left there too
    const openAccount = openAccountModal ?? openChainModal;
    const open = asked === 'account' ? openAccount : openConnect;
    if (!open) return;
    open();
    onOpened();
  }, [runtime, asked, isConnected, openConnectModal, openAccountModal, openChainModal, onOpened]);

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
