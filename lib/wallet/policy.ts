import type { WalletSettings } from './settings';

/** What each wallet's own code has to reach. Nothing of it is allowed unless the wallet is configured. */
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

/** Sources that the content security policy takes in for the wallets that are configured. */
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
