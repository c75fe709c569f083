import type { Hex } from 'viem';
import { AddressText } from '@/components/ui/address';
import type { Exhibit } from '@/lib/claims/events';
import { EvidenceView } from './evidence-view';

const WHOSE = {
  filer: 'The filer’s evidence',
  challenger: 'The challenger’s evidence',
  appellant: 'The appellant’s evidence',
} as const;

type ListProps = { digest: Hex; exhibits: readonly Exhibit[] };

/** The filer's evidence, then what was said against it. */
export function EvidenceList({ digest, exhibits }: ListProps) {
  return (
    <div className="grid gap-8">
      <EvidenceView digest={digest} label={WHOSE.filer} />
      {exhibits.map(({ party, by, digest: later }) => (
        <section key={`${party}.${later}`} className="grid gap-4 border-t pt-6">
          <h3 className="font-medium text-ink text-sm">
            {WHOSE[party]}, by <AddressText address={by} />
          </h3>
          <EvidenceView digest={later} label={WHOSE[party]} />
        </section>
      ))}
    </div>
  );
}
