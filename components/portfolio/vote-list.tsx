import { ButtonLink } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Countdown } from '@/components/ui/countdown';
import { phaseOf } from '@/lib/claims/phase';
import type { OpenVote } from '@/lib/portfolio/types';

export function VoteList({ votes, now }: { votes: readonly OpenVote[]; now: number }) {
  return votes.map(({ incident, voter }) => {
    const isReveal = phaseOf(incident, now) === 'reveal';
    const isWaiting = !isReveal && voter.hasCommitted;
    return (
      <Callout
        key={incident.id}
        kind={isReveal ? 'warn' : 'info'}
        title={
          isReveal
            ? `Reveal your vote on incident ${incident.id}`
            : isWaiting
              ? `Your vote on incident ${incident.id} is committed`
              : `Incident ${incident.id} needs your vote`
        }
        action={
          <ButtonLink size="sm" variant={isWaiting ? 'secondary' : 'primary'} href={`/claims/${incident.id}`}>
            {isReveal ? 'Reveal it' : isWaiting ? 'See the incident' : 'Vote'}
          </ButtonLink>
        }
      >
        {isReveal && (
          <>
            The time to reveal your vote ends <Countdown time={incident.until} now={now} />. A vote that is
            not revealed does not count.
          </>
        )}
        {isWaiting && (
          <>
            You can reveal it <Countdown time={incident.commitUntil} now={now} />.
          </>
        )}
        {!isReveal && !isWaiting && (
          <>
            The time to commit your vote ends <Countdown time={incident.commitUntil} now={now} />.
          </>
        )}
      </Callout>
    );
  });
}
