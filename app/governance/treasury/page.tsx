import type { Metadata } from 'next';
import { TreasuryView } from '@/components/governance/treasury-view';
import { PageHeader } from '@/components/layout/page';
import { Part } from '@/components/layout/part';
import { ButtonLink } from '@/components/ui/button';
import { BlockSkeletons } from '@/components/ui/skeleton';

export const metadata: Metadata = { title: 'Treasury' };

export default function TreasuryPage() {
  return (
    <>
      <PageHeader
        back={{ href: '/governance', label: 'Governance' }}
        title="Treasury"
        lead="The treasury belongs to all members. The timelock holds it, and only a vote can spend it."
        action={<ButtonLink href="/governance/propose?change=pay">Propose a payment</ButtonLink>}
      />
      <Part name="the treasury" skeleton={<BlockSkeletons heights={['h-72 sm:h-56', 'mt-20 h-56']} />}>
        <TreasuryView />
      </Part>
    </>
  );
}
