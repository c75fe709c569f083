import type { Metadata } from 'next';
import { ParameterTable } from '@/components/governance/parameter-table';
import { PartsList } from '@/components/governance/parts-list';
import { PageHeader, Section } from '@/components/layout/page';
import { AddressText } from '@/components/ui/address';
import { ButtonLink } from '@/components/ui/button';
import { Tabs } from '@/components/ui/tabs';
import { readGuardians, readParameters } from '@/lib/governance/parameter-reads';
import { readParts } from '@/lib/governance/parts-reads';

export const metadata: Metadata = { title: 'Parameters' };

export default async function ParametersPage() {
  const [{ pools, mutual }, parts, guardians] = await Promise.all([
    readParameters(),
    readParts(),
    readGuardians(),
  ]);
  return (
    <>
      <PageHeader
        back={{ href: '/governance', label: 'Governance' }}
        title="Parameters"
        lead="Every number the mutual runs by today. Members change them by a vote, inside the bounds that the code sets and no vote can leave. What exists already keeps what it began with."
      />
      <Tabs
        label="Pools"
        tabs={pools.map(({ address, name, sets }) => ({
          value: address,
          label: name,
          content: (
            <div className="gap-6 lg:columns-2 *:mb-6 *:break-inside-avoid">
              {sets.map((set) => (
                <ParameterTable key={set.kind} set={set} />
              ))}
            </div>
          ),
        }))}
      />
      <Section title="Of the mutual">
        <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-2">
          {mutual.map((set) => (
            <ParameterTable key={set.kind} set={set} />
          ))}
        </div>
      </Section>
      <Section title="What products may use" action={<Change change="part" />}>
        <PartsList parts={parts} />
      </Section>
      <Section title="Guardian" action={<Change change="guardian" />}>
        <p className="text-ink-soft text-sm">
          {guardians.length === 0 ? 'There is no guardian.' : 'May stop new cover and deposits for a week: '}
          {guardians.map((guardian) => (
            <AddressText key={guardian} address={guardian} />
          ))}
        </p>
      </Section>
    </>
  );
}

const Change = ({ change }: { change: string }) => (
  <ButtonLink href={`/governance/propose?change=${change}`} size="sm" variant="secondary">
    Propose a change
  </ButtonLink>
);
