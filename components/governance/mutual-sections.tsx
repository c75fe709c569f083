import type { Address } from 'viem';
import { Section } from '@/components/layout/page';
import { AddressText } from '@/components/ui/address';
import { ButtonLink } from '@/components/ui/button';
import type { ParameterSet } from '@/lib/governance/parameter-reads';
import { ParameterTable } from './parameter-table';

type SectionsProps = { mutual: readonly ParameterSet[]; guardians: readonly Address[] };

/** Parameters that do not belong to one pool. */
export function MutualSections({ mutual, guardians }: SectionsProps) {
  return (
    <>
      <Section title="The mutual">
        <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-2">
          {mutual.map((set) => (
            <ParameterTable key={set.kind} set={set} />
          ))}
        </div>
      </Section>
      <Section
        title="Guardian"
        action={
          <ButtonLink href="/governance/propose?change=guardian" size="sm" variant="secondary">
            Propose a change
          </ButtonLink>
        }
      >
        <p className="flex flex-wrap gap-x-3 text-ink-soft text-sm">
          {guardians.length === 0 ? 'There is no guardian.' : 'Can pause new cover and deposits for 7 days:'}
          {guardians.map((guardian) => (
            <AddressText key={guardian} address={guardian} />
          ))}
        </p>
      </Section>
    </>
  );
}
