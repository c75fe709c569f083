import Link from 'next/link';
import { Facts } from '@/components/tx/facts';
import type { Asset } from '@/lib/capital/types';
import { isFinal } from '@/lib/claims/phase';
import { formatSeverityBps, shareOfBps } from '@/lib/claims/severity';
import type { CoverPart, Incident } from '@/lib/claims/types';
import { formatMoney } from '@/lib/money';

type YourCoversProps = { incident: Incident; parts: readonly CoverPart[]; asset: Asset };

const smaller = (a: bigint, b: bigint) => (a < b ? a : b);

/** What the verdict means for the visitor's covers. */
export function YourCovers({ incident, parts, asset }: YourCoversProps) {
  const { status, severityBps, lossRoot, hasVerdict, isProven } = incident;
  const severity = formatSeverityBps(severityBps);
  const upTo = lossRoot ? 'up to ' : '';
  const outcomeFor = (part: CoverPart): string => {
    if (status === 'accepted') {
      return part.collectable > 0n
        ? `${upTo}${formatMoney(part.collectable, asset)} to collect`
        : `received ${formatMoney(part.received, asset)}`;
    }
    if (isFinal(incident)) return 'nothing';
    return `${upTo}${formatMoney(smaller(shareOfBps(part.amount, severityBps), part.left), asset)}`;
  };
  if (parts.length === 0) {
    return (
      <p className="text-ink-soft text-sm">
        None of your covers was in force at the event, so its verdict changes nothing for you.{' '}
        <Link href="/cover" className="link">
          See what can be covered
        </Link>
      </p>
    );
  }
  return (
    <div className="grid gap-3">
      <Facts
        facts={parts.map((part) => ({
          label: `Cover ${part.cover} of ${formatMoney(part.amount, asset)}`,
          value: outcomeFor(part),
        }))}
      />
      {!isFinal(incident) && (
        <p className="text-ink-soft text-xs">
          Paid at {severity}, as {hasVerdict || isProven ? 'decided so far' : 'asserted'}, less what a cover
          received in the same episode.
        </p>
      )}
    </div>
  );
}
