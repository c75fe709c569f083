import { ProveButton } from '@/components/triggers/prove-button';
import type { Asset } from '@/lib/capital/types';
import { formatSeverityBps } from '@/lib/claims/severity';
import type { Incident } from '@/lib/claims/types';
import type { EventWatch } from '@/lib/triggers/product-reads';
import { proofInWords } from '@/lib/triggers/words';

type DeepenProps = { incident: Incident; watch: EventWatch; asset: Asset };

/** Replaces a proof by a deeper one of the same event, where the feed has it. */
export function DeepenPanel({ incident, watch, asset }: DeepenProps) {
  const { standing, trigger, product } = watch;
  const deeper = standing.kind === 'provable' ? standing.proof : null;
  return (
    <div className="grid gap-4">
      <p className="text-ink-soft text-sm">
        {deeper
          ? proofInWords(deeper, trigger)
          : `The feed holds no proof of more than ${formatSeverityBps(incident.severityBps)} now.`}
        {standing.kind === 'refused' && ` ${standing.reason}`}
      </p>
      <ProveButton
        product={product}
        evidence={deeper?.evidence ?? null}
        asset={asset}
        label={`Prove ${formatSeverityBps(deeper?.severityBps ?? incident.severityBps)}`}
      />
    </div>
  );
}
