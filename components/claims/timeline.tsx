import clsx from 'clsx';
import { AddressText } from '@/components/ui/address';
import { Countdown } from '@/components/ui/countdown';
import { Moment } from '@/components/ui/moment';
import type { Milestone } from '@/lib/claims/timeline';

export function Timeline({ milestones, now }: { milestones: readonly Milestone[]; now: number }) {
  return (
    <ol className="grid gap-5 border-l pl-5">
      {milestones.map(({ time, title, detail, person, isPast }) => (
        <li key={`${time} ${title} ${person?.account}`} className="relative text-sm">
          <span
            aria-hidden
            className={clsx(
              'absolute top-1.5 -left-[1.5625rem] size-2.5 rounded-full border-2',
              isPast ? 'border-tide-1 bg-tide-1' : 'border-line-strong bg-paper',
            )}
          />
          <p className={clsx('font-medium', isPast ? 'text-ink' : 'text-ink-soft')}>{title}</p>
          {detail && <p className="text-ink-soft">{detail}</p>}
          {person && (
            <p className="text-ink-soft">
              {person.did} <AddressText address={person.account} />
            </p>
          )}
          <p className="text-ink-faint text-xs">
            <Moment time={time} exact />
            {!isPast && (
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
