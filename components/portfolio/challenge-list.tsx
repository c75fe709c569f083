import { ButtonLink } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Countdown } from '@/components/ui/countdown';
import { formatSeverityBps } from '@/lib/claims/severity';
import { costFor } from '@/lib/claims/stakes';
import { formatMoney } from '@/lib/money';
import type { OpenChallenge } from '@/lib/portfolio/types';

type ChallengesProps = { challenges: readonly OpenChallenge[]; now: number };

/** Incidents of the fast lane in the account's pools: a false one would cost stakers first. */
export function ChallengeList({ challenges, now }: ChallengesProps) {
  return challenges.map(({ incident, stake }) => {
    const { pool, worth } = stake;
    return (
      <Callout
        key={incident.id}
        kind="warn"
        title={`Incident ${incident.id} in ${pool.name} is accepted unless somebody challenges it`}
        action={
          <ButtonLink size="sm" variant="secondary" href={`/claims/${incident.id}`}>
            Check it
          </ButtonLink>
        }
      >
        At {formatSeverityBps(incident.severityBps)} it costs up to{' '}
        {formatMoney(costFor(incident.cost, worth, pool.capital), pool.asset)} of your stake. The time to
        challenge ends <Countdown time={incident.until} now={now} />.
      </Callout>
    );
  });
}
