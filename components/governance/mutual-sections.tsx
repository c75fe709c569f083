import Link from 'next/link';
import type { Address } from 'viem';
import { Section } from '@/components/layout/page';
import { AddressText } from '@/components/ui/address';
import { ButtonLink } from '@/components/ui/button';
import type { OwnProcess, ParameterSet } from '@/lib/governance/parameter-reads';
import type { Part } from '@/lib/governance/parts-reads';
import { ParameterTable } from './parameter-table';
import { PartsList } from './parts-list';

type SectionsProps = {
  own: readonly OwnProcess[];
  mutual: readonly ParameterSet[];
  parts: readonly Part[];
  guardians: readonly Address[];
};

/** What does not belong to one pool. */
export function MutualSections({ own, mutual, parts, guardians }: SectionsProps) {
  return (
    <>
      <Section title="Products decided in their own way">
        {own.length === 0 && (
          <p className="text-ink-soft text-sm">None: every product is decided as its pool says.</p>
        )}
        <ul className="flex flex-wrap gap-x-6 gap-y-1 text-sm">
          {own.map(({ product, name }) => (
            <li key={product}>
              <Link href={`/governance/propose?change=productProcess&product=${product}`} className="link">
                {name}
              </Link>
            </li>
          ))}
        </ul>
      </Section>
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
        <p className="flex flex-wrap gap-x-3 text-ink-soft text-sm">
          {guardians.length === 0 ? 'There is no guardian.' : 'May stop new cover and deposits for a week:'}
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
