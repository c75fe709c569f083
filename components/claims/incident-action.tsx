import type { IncidentPage } from '@/lib/claims/page-reads';
import { isOverdue } from '@/lib/claims/phase';
import { AppealPanel } from './appeal-panel';
import { ChallengePanel } from './challenge-panel';
import { CollectPanel } from './collect-panel';
import { MoveOnPanel } from './move-on-panel';
import { RefilePanel } from './refile-panel';
import { RulingPanel } from './ruling-panel';
import { VotePanel } from './vote-panel';

/** What a visitor can do about an incident now; null when nothing. */
export function IncidentAction({ incident, phase, pool, asset, visitor, history, now }: IncidentPage) {
  const parts = visitor?.parts ?? [];
  if (isOverdue(phase)) return <MoveOnPanel incident={incident} phase={phase} asset={asset} />;
  switch (phase) {
    case 'challenge':
      return <ChallengePanel incident={incident} pool={pool} stake={visitor?.stake ?? 0n} />;
    case 'commit':
    case 'reveal': {
      const voter = visitor?.voter ?? null;
      return <VotePanel key={phase} incident={incident} pool={pool} phase={phase} voter={voter} now={now} />;
    }
    case 'appeal':
      return <AppealPanel incident={incident} asset={asset} />;
    case 'ruling':
      return <RulingPanel incident={incident} asset={asset} />;
    case 'refile':
      return <RefilePanel incident={incident} parts={parts} asset={asset} />;
    case 'accepted':
      return (
        <CollectPanel
          incident={incident}
          parts={parts}
          largestBps={history?.episode.largestBps ?? incident.severityBps}
          asset={asset}
          paid={visitor?.lossPaid ?? 0n}
        />
      );
    default:
      return null;
  }
}
