import clsx from 'clsx';
import { AddressText } from '@/components/ui/address';
import { Countdown } from '@/components/ui/countdown';
import { Moment } from '@/components/ui/moment';
import type { Milestone } from '@/lib/claims/timeline';

const DOTS: Record<Milestone['state'], string> = {
  past: 'border-tide-1 bg-tide-1',
  now: 'border-accent bg-accent',
  ahead: 'border-line-strong bg-paper',
};

type TimelineProps = { milestones: readonly Milestone[]; now: number };

/** Past steps, and those to come if nobody intervenes. */
export function Timeline({ milestones, now }: TimelineProps) {
  return (
    <ol className="grid gap-5 border-l pl-5">
      {milestones.map(({ time, title, detail, person, state }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the past never changes its order
        <li key={index} className="relative text-sm" aria-current={state === 'now' ? 'step' : undefined}>
          <span
            aria-hidden
            className={clsx('absolute top-1.5 -left-[1.5625rem] size-2.5 rounded-full border-2', DOTS[state])}
          />
          <p className={clsx('font-medium', state === 'ahead' ? 'text-ink-soft' : 'text-ink')}>{title}</p>
          {detail && <p className="text-ink-soft">{detail}</p>}
          {person && (
            <p className="text-ink-soft">
              {person.did} <AddressText address={person.account} />
            </p>
          )}
          <p className="text-ink-faint text-xs">
            {state === 'now' && 'since '}
            <Moment time={time} exact />
            {state === 'ahead' && (
              <>
                , <Countdown time={time} now={now} />
              </>
            )}
          </p>
        </li>
      ))}
    </ol>
  );
}
