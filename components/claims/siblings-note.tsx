import Link from 'next/link';
import { Callout } from '@/components/ui/callout';
import type { Sibling } from '@/lib/claims/filing-reads';
import { isOpen } from '@/lib/claims/phase';
import { formatMoment } from '@/lib/time';

/** That the event may be filed already. */
export function SiblingsNote({ siblings }: { siblings: readonly Sibling[] }) {
  const open = siblings.filter(isOpen);
  if (open.length === 0) return null;
  return (
    <Callout kind="warn" title="An incident of this product is open already">
      <p>If it is the same event, you need not file: one verdict pays every cover, yours too.</p>
      <ul className="mt-2 grid gap-1">
        {open.map(({ id, eventTime }) => (
          <li key={id}>
            <Link href={`/claims/${id}`} className="link">
              Incident {id}
            </Link>{' '}
            of {formatMoment(eventTime)}
          </li>
        ))}
      </ul>
    </Callout>
  );
}
