import Link from 'next/link';
import { Callout } from '@/components/ui/callout';
import { Countdown } from '@/components/ui/countdown';
import type { Asset } from '@/lib/capital/types';
import { formatSeverityBps } from '@/lib/claims/severity';
import type { EventWatch } from '@/lib/triggers/product-reads';
import { missingInWords, proofInWords } from '@/lib/triggers/words';
import { ProveButton } from './prove-button';

type StandingProps = { watch: EventWatch; asset: Asset };

/** The product's state: provable, proven, or what is missing. With a button if there is a proof. */
export function WatchStanding({ watch, asset }: StandingProps) {
  const { standing, product } = watch;
  const evidence = standing.kind === 'provable' ? standing.proof.evidence : null;
  return (
    <div className="grid gap-4">
      <Words watch={watch} />
      <ProveButton product={product} evidence={evidence} asset={asset} label="Prove it" />
    </div>
  );
}

function Words({ watch }: { watch: EventWatch }) {
  const { standing, trigger, now } = watch;
  switch (standing.kind) {
    case 'provable':
      return (
        <Callout kind="warn" title="It can be proven now">
          {proofInWords(standing.proof, trigger)} Nobody votes and there is no bond; it costs the network fee.
        </Callout>
      );
    case 'refused':
      return (
        <Callout title="There is a proof, but it cannot be used now">
          {proofInWords(standing.proof, trigger)} {standing.reason}
        </Callout>
      );
    case 'proven':
      return (
        <Callout
          kind="good"
          title={`Proven at ${formatSeverityBps(standing.incident.severityBps)}`}
          action={
            <Link href={`/claims/${standing.incident.id}`} className="link font-medium">
              Go to incident {standing.incident.id}
            </Link>
          }
        >
          {now < standing.incident.until ? (
            <>
              A deeper fall in the same event can still be proven. That ends{' '}
              <Countdown time={standing.incident.until} now={now} />.
            </>
          ) : (
            'It can be settled now.'
          )}
        </Callout>
      );
    case 'missing':
      return <Callout title="Nothing can be proven now">{missingInWords(standing.missing, trigger)}</Callout>;
  }
}
