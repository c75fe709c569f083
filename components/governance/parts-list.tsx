import { AddressText } from '@/components/ui/address';
import { Badge } from '@/components/ui/badge';
import { ButtonLink } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import type { Part } from '@/lib/governance/parts-reads';
import { PARTS } from '@/lib/governance/words';

type PartsProps = { pool: string; parts: readonly Part[] };

/** Enabled market signals and triggers of a pool, with the products that use them. */
export function PartsList({ pool, parts }: PartsProps) {
  return (
    <Card>
      <CardHeader
        title="Signals and triggers"
        hint="Contracts that this pool’s products can use."
        action={
          <ButtonLink href={`/governance/propose?change=part&pool=${pool}`} size="sm" variant="secondary">
            Propose a change
          </ButtonLink>
        }
      />
      {parts.length === 0 && <p className="text-ink-soft text-sm">None are enabled.</p>}
      <ul className="grid text-sm">
        {parts.map(({ address, kind, usedBy }) => (
          <li key={address} className="grid gap-1 border-b py-2.5 last:border-0">
            <p className="flex flex-wrap items-center justify-between gap-2">
              <AddressText address={address} />
              <Badge tone={kind === 0 ? 'neutral' : 'good'}>{PARTS[kind]}</Badge>
            </p>
            <p className="text-ink-soft">{usedBy.length > 0 ? usedBy.join(', ') : 'No product uses it.'}</p>
          </li>
        ))}
      </ul>
    </Card>
  );
}
