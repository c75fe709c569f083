import type { Metadata } from 'next';
import { PageHeader } from '@/components/layout/page';
import { Part } from '@/components/layout/part';
import { PortfolioView } from '@/components/portfolio/portfolio-view';
import { AddressText } from '@/components/ui/address';
import { BlockSkeletons } from '@/components/ui/skeleton';
import { ConnectPrompt } from '@/components/wallet/connect-prompt';
import { beforeFrom } from '@/lib/claims/list-reads';
import { readSession } from '@/lib/wallet/session';

export const metadata: Metadata = { title: 'Portfolio' };

type Props = { searchParams: Promise<{ before?: string }> };

export default async function PortfolioPage({ searchParams }: Props) {
  const [session, { before }] = await Promise.all([readSession(), searchParams]);
  if (!session) {
    return (
      <>
        <PageHeader title="Portfolio" lead="Your covers, stakes, exits and votes in one place." />
        <ConnectPrompt title="Connect a wallet to see your positions">
          Connecting shares only your address. This page uses it to read your positions from the chain.
        </ConnectPrompt>
      </>
    );
  }
  return (
    <>
      <PageHeader title="Portfolio" lead={<AddressText address={session} />} />
      <Part name="what is yours" skeleton={<BlockSkeletons heights={['h-96', 'h-96']} className="gap-16" />}>
        <PortfolioView account={session} before={beforeFrom(before)} />
      </Part>
    </>
  );
}
