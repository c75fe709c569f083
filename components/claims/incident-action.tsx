import type { Asset } from '@/lib/capital/types';
import type { Phase } from '@/lib/claims/phase';
import type { CoverPart, Incident, Voter } from '@/lib/claims/types';
import { BondPanel } from './bond-panel';
import { CollectPanel } from './collect-panel';
import { SettlePanel } from './settle-panel';
import { VotePanel } from './vote-panel';

type ActionProps = {
  incident: Incident;
  phase: Phase;
  asset: Asset;
  voter: Voter | null;
  parts: readonly CoverPart[];
  now: number;
};

/** What a visitor can do about an incident now; null when it is over. */
export function IncidentAction({ incident, phase, asset, voter, parts, now }: ActionProps) {
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
    case 'count':
    case 'settle':
      return <SettlePanel incident={incident} asset={asset} />;
    case 'accepted':
      return (
        <>
          <CollectPanel incident={incident} parts={parts} asset={asset} />
          <BondPanel incident={incident} asset={asset} />
        </>
      );
    default:
      return <BondPanel incident={incident} asset={asset} />;
  }
}
