import type { Metadata } from 'next';
import { DutyList } from '@/components/keeper/duty-list';
import { PageHeader, Section } from '@/components/layout/page';
import { Part } from '@/components/layout/part';
import { BlockSkeleton } from '@/components/ui/skeleton';

export const metadata: Metadata = { title: 'Keeper' };

export default function KeeperPage() {
  return (
    <>
      <PageHeader
        title="Keeper"
        lead="Anyone can take these steps when they are due: count votes, settle incidents, process exits, sync pools and fund rewards. Each costs the network fee and pays nothing."
      />
      <Part name="what is overdue" skeleton={<BlockSkeleton className="h-[36rem]" />}>
        <DutyList />
      </Part>
      <Section title="Without a browser">
        <p className="max-w-prose text-ink-soft text-sm">
          The command <code className="whitespace-nowrap font-mono text-ink">npm run keeper</code> does the
          same: once, or once a minute with{' '}
          <code className="whitespace-nowrap font-mono text-ink">-- --watch</code>. With{' '}
          <code className="whitespace-nowrap font-mono text-ink">-- --dry-run</code> it only lists what is
          overdue.
        </p>
      </Section>
    </>
  );
}
