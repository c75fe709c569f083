import { AddressText } from '@/components/ui/address';
import type { Exhibit } from '@/lib/claims/events';
import { EvidenceView } from './evidence-view';

const WHOSE = {
  filer: 'The filer’s evidence',
  challenger: 'The challenger’s evidence',
  appellant: 'The appellant’s evidence',
} as const;

/** The filer's evidence, then that of the challenge and the appeal. */
export function EvidenceList({ exhibits }: { exhibits: readonly Exhibit[] }) {
  return (
    <div className="grid gap-8">
      {!exhibits.some(({ party }) => party === 'filer') && (
        <p className="text-ink-soft text-sm">
          The transaction that filed the evidence has not been found yet. Try again in a moment.
        </p>
      )}
      {exhibits.map(({ party, by, digest }) => (
        <section key={`${party}.${digest}`} className="grid gap-4 border-t pt-6 first:border-t-0 first:pt-0">
          {party !== 'filer' && (
            <div className="flex flex-wrap items-baseline gap-x-1 text-sm">
              <h3 className="font-medium text-ink">{WHOSE[party]},</h3>
              <p>
                by <AddressText address={by} />
              </p>
            </div>
          )}
          <EvidenceView digest={digest} label={WHOSE[party]} />
        </section>
      ))}
    </div>
  );
}
