import Link from 'next/link';
import { Callout } from '@/components/ui/callout';
import type { Sibling } from '@/lib/claims/filing-reads';
import { formatSeverityBps } from '@/lib/claims/severity';
import { formatMoment } from '@/lib/time';

/** Warns that the event may already be filed. */
export function SiblingsNote({ siblings }: { siblings: readonly Sibling[] }) {
  if (siblings.length === 0) return null;
  return (
    <Callout kind="warn" title="An incident of this product is open already">
      <p>
        If it is the same event at the same severity, you do not need to file: its verdict also pays your
        cover. File only if you assert a larger severity or another time.
      </p>
      <ul className="mt-2 grid gap-1">
        {siblings.map(({ id, eventTime, severityBps }) => (
          <li key={id}>
            <Link href={`/claims/${id}`} className="link">
              Incident {id}
            </Link>
            , {formatSeverityBps(severityBps)} on {formatMoment(eventTime)}
          </li>
        ))}
      </ul>
    </Callout>
  );
}
