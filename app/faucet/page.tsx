import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { DemoTools } from '@/components/demo/demo-tools';
import { NetworkFacts } from '@/components/demo/network-facts';
import { StoryGuide } from '@/components/demo/story-guide';
import { PageHeader, Section } from '@/components/layout/page';
import { Part } from '@/components/layout/part';
import { BlockSkeletons } from '@/components/ui/skeleton';
import { currentChain } from '@/lib/server/chains';

export const metadata: Metadata = { title: 'Faucet' };

export default async function FaucetPage() {
  const { facts, deployment } = await currentChain();
  if (!deployment?.demo) notFound();
  return (
    <>
      <PageHeader
        title="Faucet and clock"
        lead="This is a demo chain: its money is worth nothing, and you can move its clock. Take what you need and try everything in minutes."
      />
      <Part
        name="the clock and the price feeds"
        skeleton={<BlockSkeletons heights={['h-[40rem] lg:h-80', 'mt-10 h-[90rem] lg:h-[40rem]']} />}
      >
        <DemoTools demo={deployment.demo} />
      </Part>
      <Section title="The story, step by step">
        <StoryGuide />
      </Section>
      <Section
        title="Add this network to a wallet"
        hint="Your wallet offers this when you connect. To add it by hand, enter these values."
      >
        <NetworkFacts {...facts} />
      </Section>
    </>
  );
}
