import type { Metadata } from 'next';
import { Holdings, WaitingMoney } from '@/components/governance/holdings';
import { PageHeader, Section } from '@/components/layout/page';
import { AddressText } from '@/components/ui/address';
import { ButtonLink } from '@/components/ui/button';
import { readTreasury } from '@/lib/governance/treasury-reads';

export const metadata: Metadata = { title: 'Treasury' };

export default async function TreasuryPage() {
  const { timelock, emission, assessorEmission, holdings, fees, forStakers, forAssessors, slashed } =
    await readTreasury();
  return (
    <>
      <PageHeader
        back={{ href: '/governance', label: 'Governance' }}
        title="Treasury"
        lead="It belongs to all members, and only their vote spends it. No account has a key to it: the timelock holds it."
        action={<ButtonLink href="/governance/propose?change=pay">Propose a payment</ButtonLink>}
      />
      <Holdings holdings={holdings} forStakers={forStakers} forAssessors={forAssessors} />
      <p className="mt-6 flex flex-wrap items-center gap-x-3 text-ink-soft text-sm">
        Timelock <AddressText address={timelock} /> Emission for stakers <AddressText address={emission} />{' '}
        for assessors <AddressText address={assessorEmission} />
      </p>
      <Section title="What waits to be paid in">
        <p className="mb-4 max-w-prose text-ink-soft text-sm">
          Fees are a part of the premium that pools earned. Assessors are paid from them first, incident by
          incident; what the members do not need there they can move.
        </p>
        <WaitingMoney fees={fees} slashed={slashed} />
      </Section>
    </>
  );
}
