'use client';

import dynamic from 'next/dynamic';
import { notLoaded } from '@/components/ui/not-loaded';
import type { IncidentPage } from '@/lib/claims/page-reads';
import { isOverdue } from '@/lib/claims/phase';

// a page loads only the panel that it shows
const AppealPanel = dynamic(() => import('./appeal-panel').then((module) => module.AppealPanel, notLoaded));
const ChallengePanel = dynamic(() =>
  import('./challenge-panel').then((module) => module.ChallengePanel, notLoaded),
);
const CollectPanel = dynamic(() =>
  import('./collect-panel').then((module) => module.CollectPanel, notLoaded),
);
const NextPhasePanel = dynamic(() =>
  import('./next-phase-panel').then((module) => module.NextPhasePanel, notLoaded),
);
const RefilePanel = dynamic(() => import('./refile-panel').then((module) => module.RefilePanel, notLoaded));
const RulingPanel = dynamic(() => import('./ruling-panel').then((module) => module.RulingPanel, notLoaded));
const VotePanel = dynamic(() => import('./vote-panel').then((module) => module.VotePanel, notLoaded));

type ActionProps = Pick<
  IncidentPage,
  'incident' | 'phase' | 'pool' | 'asset' | 'visitor' | 'court' | 'now'
> & {
  /** The largest verdict of the episode so far. */
  largestBps: number;
};

/** What a visitor can do about an incident now; null if nothing. */
export function IncidentAction({
  incident,
  phase,
  pool,
  asset,
  visitor,
  court,
  largestBps,
  now,
}: ActionProps) {
  const parts = visitor?.parts ?? [];
  if (isOverdue(phase)) return <NextPhasePanel incident={incident} phase={phase} asset={asset} />;
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
      return <RulingPanel incident={incident} asset={asset} court={court} />;
    case 'refile':
      return <RefilePanel incident={incident} parts={parts} asset={asset} />;
    case 'accepted':
      return (
        <CollectPanel
          incident={incident}
          parts={parts}
          largestBps={largestBps}
          asset={asset}
          paid={visitor?.lossPaid ?? 0n}
        />
      );
    default:
      return null;
  }
}
