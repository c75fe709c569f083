import { Countdown } from '@/components/ui/countdown';
import { Moment } from '@/components/ui/moment';
import type { Proposal } from '@/lib/governance/types';

type NextTimeProps = { proposal: Proposal; now: number };

/** The next step and its time, or the outcome. */
export function NextTime({ proposal: { state, times }, now }: NextTimeProps) {
  switch (state) {
    case 'pending':
      return (
        <>
          Voting begins <Countdown time={times.snapshot} now={now} />.
        </>
      );
    case 'active':
      return (
        <>
          Voting ends <Countdown time={times.deadline} now={now} />.
        </>
      );
    case 'succeeded':
      return <>It passed. Anyone can queue it in the timelock.</>;
    case 'queued':
      return times.eta <= now ? (
        <>The delay is over. Anyone can execute it.</>
      ) : (
        <>
          It can be executed <Countdown time={times.eta} now={now} />.
        </>
      );
    case 'executed':
      return times.executed === undefined ? (
        <>It was executed.</>
      ) : (
        <Ended word="Executed" at={times.executed} />
      );
    case 'canceled':
      return times.canceled === undefined ? (
        <>It was cancelled.</>
      ) : (
        <Ended word="Cancelled" at={times.canceled} />
      );
    default:
      return <Ended word="Voting ended" at={times.deadline} />;
  }
}

function Ended({ word, at }: { word: string; at: number }) {
  return (
    <>
      {word} on <Moment time={at} exact />.
    </>
  );
}
