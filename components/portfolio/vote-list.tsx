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
              : `Incident ${incident.id} waits for your vote`
        }
        action={
          <ButtonLink size="sm" variant={isWaiting ? 'secondary' : 'primary'} href={`/claims/${incident.id}`}>
            {isReveal ? 'Reveal it' : isWaiting ? 'See the incident' : 'Vote'}
          </ButtonLink>
        }
      >
        {isReveal && (
          <>
            The time to reveal ends <Countdown time={incident.until} now={now} />; a hidden vote does not
            count.
          </>
        )}
        {isWaiting && (
          <>
            You can reveal it <Countdown time={incident.commitUntil} now={now} />.
          </>
        )}
        {!isReveal && !isWaiting && (
          <>
            Votes can be committed until the window ends, <Countdown time={incident.commitUntil} now={now} />.
          </>
        )}
      </Callout>
    );
  });
}
