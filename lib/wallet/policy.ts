import type { WalletSettings } from './settings';

/** Origins that each wallet's code must reach. Allowed only if the wallet is configured. */
const WALLET_CONNECT = {
  connect: [
    'wss://relay.walletconnect.org',
    'https://rpc.walletconnect.org',
    'https://pulse.walletconnect.org',
    'https://verify.walletconnect.org',
  ],
  frame: ['https://verify.walletconnect.org'],
};
const BASE_ACCOUNT = ['https://rpc.wallet.coinbase.com', 'https://chain-proxy.wallet.coinbase.com'];

/** Sources to add to the content security policy for the configured wallets. */
export type WalletSources = { connect: string[]; frame: string[]; ancestors: string[] };

export const walletSources = ({
  walletConnectId,
  hasBaseAccount,
  safeOrigins,
}: WalletSettings): WalletSources => ({
  connect: [...(walletConnectId ? WALLET_CONNECT.connect : []), ...(hasBaseAccount ? BASE_ACCOUNT : [])],
  frame: walletConnectId ? WALLET_CONNECT.frame : [],
  ancestors: [...safeOrigins],
});
