import type { Metadata, Viewport } from 'next';
import localFont from 'next/font/local';
import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { ChainAddress } from '@/components/layout/chain-address';
import { ChainSwitch } from '@/components/layout/chain-switch';
import { Footer } from '@/components/layout/footer';
import { Fresh } from '@/components/layout/fresh';
import { Header } from '@/components/layout/header';
import { HistoryNotice } from '@/components/layout/history-notice';
import { BottomBar } from '@/components/layout/nav-links';
import { Offline } from '@/components/layout/offline';
import { Piece } from '@/components/layout/part';
import { RouteFocus } from '@/components/layout/route-focus';
import { Theme } from '@/components/layout/theme';
import { UnknownChain } from '@/components/layout/unknown-chain';
import { WithoutScripts } from '@/components/layout/without-scripts';
import { EarlyClicks } from '@/components/wallet/early-clicks';
import { NetworkNotice } from '@/components/wallet/network-notice';
import { WalletArea } from '@/components/wallet/wallet-area';
import { WalletProvider } from '@/components/wallet/wallet-provider';
import { currentChain, servedChains } from '@/lib/server/chains';
import { readSession } from '@/lib/wallet/session';
import { walletChoice } from '@/lib/wallet/settings';
import './globals.css';

const geist = localFont({
  src: '../node_modules/@fontsource-variable/geist/files/geist-latin-wght-normal.woff2',
  variable: '--font-geist',
  weight: '100 900',
});

export const metadata: Metadata = {
  title: { default: 'Breakwater — mutual insurance on chain', template: '%s · Breakwater' },
  description: 'Stake capital, buy cover and decide claims together. Everything that matters is on chain.',
};

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#faf8f4' },
    { media: '(prefers-color-scheme: dark)', color: '#0c171e' },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get('x-nonce') ?? undefined;
  // nothing in the frame waits for the chain: it leaves at once, whatever the chain does
  const [{ chainId, facts, deployment }, session] = await Promise.all([currentChain(), readSession()]);
  const chains = servedChains().map((chain) => chain.facts);
  const others = chains.filter((chain) => chain.chainId !== chainId);
  const isOneOfSeveral = chains.length > 1;
  const content = (
    <>
      {isOneOfSeveral && <ChainAddress chainId={chainId} />}
      <Header
        hasFaucet={deployment?.demo !== undefined}
        chains={isOneOfSeveral && <ChainSwitch chainId={chainId} chains={chains} />}
        wallet={deployment && <WalletArea />}
      />
      <main id="content" tabIndex={-1} className="mx-auto w-full max-w-6xl grow px-4 outline-none sm:px-6">
        <UnknownChain shown={facts.name} />
        {deployment && <NetworkNotice />}
        {deployment && (
          <Piece>
            <HistoryNotice />
          </Piece>
        )}
        {children}
      </main>
      <Footer chainName={facts.name} deployment={deployment} />
      <BottomBar />
      <Fresh />
      <RouteFocus />
      <Offline />
    </>
  );
  return (
    <html lang="en" className={geist.variable} suppressHydrationWarning>
      <body className="flex min-h-dvh flex-col font-sans">
        <WithoutScripts />
        <Theme nonce={nonce} />
        <EarlyClicks nonce={nonce} />
        {deployment ? (
          <WalletProvider
            network={{ ...facts, others, deployment }}
            wallets={walletChoice()}
            session={session}
          >
            {content}
          </WalletProvider>
        ) : (
          content
        )}
      </body>
    </html>
  );
}
