import type { Metadata } from 'next';
import { MutualSections } from '@/components/governance/mutual-sections';
import { ParameterTable } from '@/components/governance/parameter-table';
import { PartsList } from '@/components/governance/parts-list';
import { PageHeader } from '@/components/layout/page';
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
        lead="Every number the mutual runs by. Members change them by vote, within the bounds of the code. Covers, exits and incidents that exist keep theirs."
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
              <PartsList pool={address} parts={parts.filter(({ pool }) => pool === address)} />
            </div>
          ),
        }))}
      />
      <MutualSections mutual={mutual} guardians={guardians} />
    </>
  );
}
