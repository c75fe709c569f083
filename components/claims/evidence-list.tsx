import type { Hex } from 'viem';
import { AddressText } from '@/components/ui/address';
import type { Exhibit } from '@/lib/claims/events';
import { EvidenceView } from './evidence-view';

const WHOSE = {
  filer: 'The filer’s',
  challenger: 'The challenger’s',
  appellant: 'The appellant’s',
} as const;

type ListProps = { digest: Hex; exhibits: readonly Exhibit[] };

/** The filer's evidence, then what was said against it. */
export function EvidenceList({ digest, exhibits }: ListProps) {
  return (
    <div className="grid gap-8">
      <EvidenceView digest={digest} />
      {exhibits.map(({ party, by, digest: later }) => (
        <section key={`${party}.${later}`} className="grid gap-4 border-t pt-6">
          <h3 className="font-medium text-ink text-sm">
            {WHOSE[party]} evidence, by <AddressText address={by} />
          </h3>
          <EvidenceView digest={later} />
        </section>
      ))}
    </div>
  );
}
