import type { Asset } from '@/lib/capital/types';
import { isOverdue, type Phase } from '@/lib/claims/phase';
import type { CoverPart, Incident, Voter } from '@/lib/claims/types';
import { CollectPanel } from './collect-panel';
import { MoveOnPanel } from './move-on-panel';
import { VotePanel } from './vote-panel';

type ActionProps = {
  incident: Incident;
  phase: Phase;
  asset: Asset;
  voter: Voter | null;
  parts: readonly CoverPart[];
  now: number;
};

/** What a visitor can do about an incident now; null when nothing. */
export function IncidentAction({ incident, phase, asset, voter, parts, now }: ActionProps) {
  if (isOverdue(phase)) return <MoveOnPanel incident={incident} phase={phase} asset={asset} />;
  switch (phase) {
    case 'commit':
    case 'reveal':
      return (
        <VotePanel
          key={`${phase}.${incident.round}`}
          incident={incident}
          phase={phase}
          voter={voter}
          now={now}
        />
      );
    case 'accepted':
      return <CollectPanel incident={incident} parts={parts} asset={asset} />;
    default:
      return null;
  }
}
