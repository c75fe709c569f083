import { Countdown } from '@/components/ui/countdown';
import { Moment } from '@/components/ui/moment';
import type { Phase } from '@/lib/claims/phase';
import { formatSeverityBps } from '@/lib/claims/severity';
import type { Incident } from '@/lib/claims/types';
import { reachesQuorum } from '@/lib/claims/verdict';

type NextProps = { incident: Incident; phase: Phase; now: number };

/** Explains an incident's state, and what happens next and when. */
export function NextStep({ incident, phase, now }: NextProps) {
  const { commitUntil, until, severityBps, hasVerdict, isRuled } = incident;
  const severity = formatSeverityBps(severityBps);
  const deadline = (time: number) => (
    <>
      until <Moment time={time} exact /> (<Countdown time={time} now={now} />)
    </>
  );
  switch (phase) {
    case 'challenge':
      return (
        <>
          Its payout is a small share of the capital, so it needs no vote unless somebody challenges it{' '}
          {deadline(until)}. Then it is accepted at {severity}.
        </>
      );
    case 'commit':
      return <>Assessors commit secret votes {deadline(commitUntil)}. Then they reveal them.</>;
    case 'reveal':
      return <>Assessors reveal their votes {deadline(until)}. A vote that is not revealed does not count.</>;
    case 'count':
      return reachesQuorum(incident) ? (
        <>Voting is over. Anyone can count the votes.</>
      ) : (
        <>
          Voting is over and too little weight was revealed for a verdict. Anyone can close the vote. Then the
          arbiter decides.
        </>
      );
    case 'appeal':
      return isRuled ? (
        <>
          The arbiter ruled {severityBps === 0 ? 'to refuse it' : severity}. The ruling is final, and anyone
          can settle it.
        </>
      ) : (
        <>
          The assessors decided {severityBps === 0 ? 'to refuse it' : severity}. Anyone may appeal{' '}
          {deadline(until)}. Then the verdict is settled.
        </>
      );
    case 'ruling':
      return (
        <>
          The arbiter may rule {deadline(until)}. Without a ruling{' '}
          {hasVerdict
            ? 'the verdict of the vote stands.'
            : 'there is no verdict: all bonds are returned, and it can be filed again.'}
        </>
      );
    case 'unruled':
      return hasVerdict ? (
        <>The arbiter did not rule in time, so the verdict of {severity} stands. Anyone can confirm it.</>
      ) : (
        <>
          The arbiter did not rule in time, so there is no verdict. Anyone can close it. Then all bonds are
          returned, and it can be filed again.
        </>
      );
    case 'refile':
      return (
        <>
          Neither the assessors nor the arbiter decided. All bonds are returned, and any holder who was
          covered can file it again {deadline(until)}.
        </>
      );
    case 'settle':
      return <SettleStep incident={incident} />;
    case 'accepted':
      return (
        <>
          Every cover in force at the event collects up to {severity} of its amount, less what it received in
          this episode.
        </>
      );
    case 'refused':
      return <>The incident was refused, so it pays nothing.</>;
    case 'lapsed':
      return (
        <>
          There was no verdict, and the incident was not filed again. All bonds were returned, and nothing is
          paid.
        </>
      );
  }
}

function SettleStep({ incident: { status, severityBps } }: { incident: Incident }) {
  const severity = formatSeverityBps(severityBps);
  switch (status) {
    case 'filed':
      return <>Nobody challenged it. Anyone can settle it: it is accepted at {severity}.</>;
    case 'drawn':
      return <>The time to file it again is over. Anyone can close it.</>;
    default:
      return severityBps === 0 ? (
        <>The verdict is final: it is refused. Anyone can settle it.</>
      ) : (
        <>The verdict of {severity} is final. Anyone can settle it; then the pool sets the payout aside.</>
      );
  }
}
