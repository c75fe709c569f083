import { Countdown } from '@/components/ui/countdown';
import { Moment } from '@/components/ui/moment';
import type { Phase } from '@/lib/claims/phase';
import { formatSeverityBps } from '@/lib/claims/severity';
import type { Incident } from '@/lib/claims/types';
import { reachesQuorum } from '@/lib/claims/verdict';

type NextProps = { incident: Incident; phase: Phase; now: number };

/** What an incident's state means, and what happens next and when. */
export function NextStep({ incident, phase, now }: NextProps) {
  const { commitUntil, until, severityBps, round, hasVerdict } = incident;
  const severity = formatSeverityBps(severityBps);
  const deadline = (time: number) => (
    <>
      until <Moment time={time} exact />, ends <Countdown time={time} now={now} />
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
    case 'deepen':
      return (
        <>
          An oracle proved {severity}. A proof of more may replace it {deadline(until)}. Then it is settled.
        </>
      );
    case 'commit':
      return (
        <>
          Assessors commit secret votes{round > 1 && ' in a second round'} {deadline(commitUntil)}. Then they
          reveal them.
        </>
      );
    case 'reveal':
      return <>Assessors reveal their votes {deadline(until)}. A vote that is not revealed does not count.</>;
    case 'count':
      if (reachesQuorum(incident)) return <>Voting is over. Anyone can count the votes.</>;
      return round > 1 ? (
        <>Nobody revealed a vote in two rounds. Closing the vote leaves the incident without a verdict.</>
      ) : (
        <>Voting is over and too little weight was revealed for a verdict. Closing it asks the arbiter.</>
      );
    case 'appeal':
      return (
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
            : 'a second vote begins, in which any weight decides.'}
        </>
      );
    case 'unruled':
      return hasVerdict ? (
        <>The arbiter did not rule in time, so the verdict of {severity} stands. Anyone can move it on.</>
      ) : (
        <>The arbiter did not rule in time. Anyone can begin the second vote, in which any weight decides.</>
      );
    case 'refile':
      return (
        <>
          Nobody revealed a vote in two rounds. The event can be filed again {deadline(until)}. Else it ends
          without a verdict and all bonds go back.
        </>
      );
    case 'settle':
      return <SettleStep incident={incident} />;
    case 'accepted':
      return (
        <>
          Every cover in force at the event collects {severity} of its amount, within a year of the
          settlement.
        </>
      );
    case 'refused':
      return <>No loss was found that the cover answers for. The filer’s bond is lost.</>;
    case 'lapsed':
      return <>No verdict was reached. All bonds go back, and nothing is paid.</>;
  }
}

function SettleStep({ incident: { status, severityBps } }: { incident: Incident }) {
  const severity = formatSeverityBps(severityBps);
  switch (status) {
    case 'filed':
      return <>Nobody challenged it. Anyone can settle it: it is accepted at {severity}.</>;
    case 'proven':
      return <>No deeper proof came. Anyone can settle it: it is accepted at {severity}.</>;
    case 'drawn':
      return <>It was not filed again. Anyone can end it; then all bonds go back.</>;
    default:
      return severityBps === 0 ? (
        <>The verdict is final: it is refused. Anyone can settle it.</>
      ) : (
        <>The verdict of {severity} is final. Anyone can settle it; then the pool sets the payout aside.</>
      );
  }
}
