import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ClockPanel } from '@/components/demo/clock-panel';
import { FaucetPanel } from '@/components/demo/faucet-panel';
import { FeedSection } from '@/components/demo/feed-section';
import { NetworkFacts } from '@/components/demo/network-facts';
import { StoryGuide } from '@/components/demo/story-guide';
import { PageHeader, Section } from '@/components/layout/page';
import { Card, CardHeader } from '@/components/ui/card';
import { readGuides } from '@/lib/demo/guides';
import { currentChain } from '@/lib/server/chains';
import { chainHead } from '@/lib/server/client';
import { readFeeds } from '@/lib/server/demo';
import { readSession } from '@/lib/wallet/session';

export const metadata: Metadata = { title: 'Faucet' };

export default async function FaucetPage() {
  const { facts, deployment } = await currentChain();
  if (!deployment?.demo) notFound();
  const [{ now }, feeds, guides] = await Promise.all([
    chainHead(),
    readFeeds(deployment.demo),
    readGuides(await readSession()),
  ]);
  return (
    <>
      <PageHeader
        title="Faucet and clock"
        lead="This is a demo chain: its money is worth nothing and its time can be moved. Take what you need and live the whole story in minutes."
      />
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <Card>
          <CardHeader
            title="Demo money"
            hint="10 ETH for fees; 50,000 dUSD, 25 dETH and a savings dollar to stake and pay with; 10,000 BRK to vote with."
          />
          <FaucetPanel {...deployment.demo} />
        </Card>
        <Card id="clock">
          <CardHeader title="The chain’s clock" hint="It moves forward only, for everybody on this chain." />
          <ClockPanel now={now} />
        </Card>
      </div>
      <FeedSection feeds={feeds} guides={guides} now={now} />
      <Section title="The story, step by step">
        <StoryGuide />
      </Section>
      <Section
        title="Adding this network to a wallet"
        hint="Your wallet offers it when you connect. By hand, it needs these."
      >
        <NetworkFacts {...facts} />
      </Section>
    </>
  );
}
