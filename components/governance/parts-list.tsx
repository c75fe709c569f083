import { AddressText } from '@/components/ui/address';
import { Badge } from '@/components/ui/badge';
import type { Part } from '@/lib/governance/parts-reads';
import { PARTS } from '@/lib/governance/words';

/** Contracts that products may name, and who names them. */
export function PartsList({ parts }: { parts: readonly Part[] }) {
  return (
    <ul className="grid gap-3 sm:grid-cols-2">
      {parts.map(({ address, kind, usedBy }) => (
        <li key={address} className="grid gap-1 rounded-card border bg-surface p-4 text-sm">
          <p className="flex flex-wrap items-center justify-between gap-2">
            <AddressText address={address} />
            <Badge tone={kind === 0 ? 'neutral' : 'good'}>{PARTS[kind]}</Badge>
          </p>
          <p className="text-ink-soft">{usedBy.length > 0 ? usedBy.join(', ') : 'No product names it.'}</p>
        </li>
      ))}
    </ul>
  );
}
