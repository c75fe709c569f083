type Link = { name: string; href: string };

export const isPhone = (agent: string = navigator.userAgent): boolean =>
  /android|iphone|ipad|ipod|mobile/i.test(agent);

/** Links that open a page in the browser of a wallet on the same phone, or lead to the wallet's installation. */
export function walletBrowsers(address: string): readonly Link[] {
  const { host, pathname, search } = new URL(address);
  const whole = encodeURIComponent(address);
  return [
    { name: 'MetaMask', href: `https://metamask.app.link/dapp/${host}${pathname}${search}` },
    { name: 'Base App (Coinbase Wallet)', href: `https://go.cb-w.com/dapp?cb_url=${whole}` },
    { name: 'Trust Wallet', href: `https://link.trustwallet.com/open_url?coin_id=60&url=${whole}` },
    {
      name: 'OKX Wallet',
      href: `https://web3.okx.com/download?deeplink=${encodeURIComponent(`okx://wallet/dapp/url?dappUrl=${whole}`)}`,
    },
  ];
}

/** Wallets for a desktop's browser. */
export const INSTALLS: readonly Link[] = [
  { name: 'MetaMask', href: 'https://metamask.io/download' },
  { name: 'Rabby', href: 'https://rabby.io' },
  { name: 'Coinbase Wallet', href: 'https://www.coinbase.com/wallet/downloads' },
];
