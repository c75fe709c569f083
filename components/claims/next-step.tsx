import { Countdown } from '@/components/ui/countdown';
import { Moment } from '@/components/ui/moment';
import { type Phase, reachesQuorum } from '@/lib/claims/phase';
import { formatSeverity } from '@/lib/claims/severity';
import type { Incident } from '@/lib/claims/types';

type NextProps = { incident: Incident; phase: Phase; now: number };

/** What happens next with an incident, and when. */
export function NextStep({ incident, phase, now }: NextProps) {
  const { commitUntil, revealUntil, verdictStep, round } = incident;
  switch (phase) {
    case 'commit':
      return (
        <>
          Assessors commit secret votes{round > 1 && ' in a second round'} until{' '}
          <Moment time={commitUntil} exact />, ends <Countdown time={commitUntil} now={now} />. Then they
          reveal them.
        </>
      );
    case 'reveal':
      return (
        <>
          Assessors reveal their votes until <Moment time={revealUntil} exact />, ends{' '}
          <Countdown time={revealUntil} now={now} />. A vote that is not revealed does not count.
        </>
      );
    case 'count':
      return reachesQuorum(incident) || round > 1 ? (
        <>Voting is over. Anyone can count the votes; that also settles the verdict.</>
      ) : (
        <>
          Voting is over and too little weight was revealed for a verdict. Counting starts a second round, in
          which any weight decides.
        </>
      );
    case 'settle':
      return <>The votes are counted. Anyone can settle the verdict; then the pool sets the payout aside.</>;
    case 'accepted':
      return (
        <>
          Every cover in force at the event collects {formatSeverity(verdictStep)} of its amount, within a
          year of the settlement.
        </>
      );
    case 'refused':
      return <>The assessors found no loss that the cover answers for. The bond went to the pool.</>;
    case 'drawn':
      return (
        <>
          Nobody revealed a vote in two rounds. The bond went back to the filer, and the event can be filed
          again.
        </>
      );
  }
}
