import type { Metadata } from 'next';
import { DocsLink } from '@/components/docs/docs-link';
import { GovernanceLinks } from '@/components/governance/governance-links';
import { GovernanceView } from '@/components/governance/governance-view';
import { DetailSkeleton } from '@/components/layout/detail-skeleton';
import { PageHeader, Section } from '@/components/layout/page';
import { Part } from '@/components/layout/part';
import { ButtonLink } from '@/components/ui/button';

export const metadata: Metadata = { title: 'Governance' };

export default function GovernancePage() {
  return (
    <>
      <PageHeader
        title="Governance"
        lead="The mutual belongs to its members. BRK holders propose changes and vote on them, and a timelock executes what passes. Changes never apply to existing covers, exits and incidents."
        action={<ButtonLink href="/governance/propose">Propose a change</ButtonLink>}
      />
      <Part
        name="the proposals"
        skeleton={
          <DetailSkeleton
            figures={{ count: 4, className: 'grid-cols-2 lg:grid-cols-4' }}
            narrow={['h-96']}
            wide={['h-[84rem]']}
          />
        }
      >
        <GovernanceView />
      </Part>
      <Section
        title="Current rules"
        action={<DocsLink to="how-it-works#governance">Who decides what</DocsLink>}
      >
        <GovernanceLinks />
      </Section>
    </>
  );
}
