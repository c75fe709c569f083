import { roomToLeave, waitingToLeave } from '@/lib/capital/exit-state';
import { figureOf } from '@/lib/capital/figure';
import type { PoolSummary } from '@/lib/capital/types';
import { dayOf, formatDay, plural } from '@/lib/time';

/** What happens to an exit that is requested today, and when. */
export function ExitSteps({ pool, now }: { pool: PoolSummary; now: number }) {
  const { asset, cooldownDays, reportDays } = pool;
  const matures = dayOf(now) + cooldownDays;
  const ahead = waitingToLeave(pool);
  const place =
    ahead === 0n ? ', where nobody waits now' : ` behind ${figureOf(ahead, asset)} that was asked for before`;
  const steps = [
    {
      when: 'Now',
      what: `Your shares join the queue${place}. They go on earning and bearing losses.`,
    },
    {
      when: formatDay(matures),
      what: `After ${plural(cooldownDays, 'day')} the exit can be processed, by anyone, as far as live cover allows: ${figureOf(roomToLeave(pool), asset)} could leave today.`,
    },
    {
      when: formatDay(matures + reportDays),
      what: `After ${plural(reportDays, 'day')} more you take the money. Until then it answers for events before it left.`,
    },
  ];
  return (
    <ol className="grid gap-3 border-line border-l pl-4 text-sm">
      {steps.map(({ when, what }) => (
        <li key={when}>
          <p className="font-medium text-ink">{when}</p>
          <p className="text-ink-soft">{what}</p>
        </li>
      ))}
    </ol>
  );
}
