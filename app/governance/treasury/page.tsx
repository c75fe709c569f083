import type { Metadata } from 'next';
import { Holdings, WaitingMoney } from '@/components/governance/holdings';
import { PageHeader, Section } from '@/components/layout/page';
import { AddressText } from '@/components/ui/address';
import { ButtonLink } from '@/components/ui/button';
import { readTreasury } from '@/lib/governance/treasury-reads';

export const metadata: Metadata = { title: 'Treasury' };

export default async function TreasuryPage() {
  const { timelock, emission, holdings, fees, forStakers, slashed } = await readTreasury();
  return (
    <>
      <PageHeader
        back={{ href: '/governance', label: 'Governance' }}
        title="Treasury"
        lead="It belongs to all members. The timelock holds it, and only a vote spends it."
        action={<ButtonLink href="/governance/propose?change=pay">Propose a payment</ButtonLink>}
      />
      <Holdings holdings={holdings} forStakers={forStakers} />
      <p className="mt-6 flex flex-wrap items-center gap-x-3 text-ink-soft text-sm">
        Timelock <AddressText address={timelock} /> Emission <AddressText address={emission} />
      </p>
      <Section title="Not yet paid in">
        <p className="mb-4 max-w-prose text-ink-soft text-sm">
          Fees are a share of earned premiums. Voters on incidents are paid from them first; members can move
          the rest.
        </p>
        <WaitingMoney fees={fees} slashed={slashed} />
      </Section>
    </>
  );
}
