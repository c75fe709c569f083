import { roomToLeave, waitingToLeave } from '@/lib/capital/exit-state';
import { figureOf } from '@/lib/capital/figure';
import type { PoolSummary } from '@/lib/capital/types';
import { dayOf, formatMoment, plural, startOfDay } from '@/lib/time';

/** The steps of an exit requested today, with dates. */
export function ExitSteps({ pool, now }: { pool: PoolSummary; now: number }) {
  const { asset, cooldownDays, reportDays } = pool;
  const matures = dayOf(now) + cooldownDays;
  const ahead = waitingToLeave(pool);
  const queue = ahead === 0n ? '' : ` behind ${figureOf(ahead, asset)}`;
  const steps = [
    {
      when: 'Now',
      what: `Your shares join the queue${queue}. They go on earning premiums and bearing losses, but earn no reward tokens.`,
    },
    {
      when: formatMoment(startOfDay(matures)),
      what: `After ${plural(cooldownDays, 'day')} anyone can process the exit, once a day, as far as live cover allows: ${figureOf(roomToLeave(pool), asset)} could leave today. Open incidents do not stop it.`,
    },
    {
      when: formatMoment(startOfDay(matures + reportDays)),
      what: `After ${plural(reportDays, 'day')} more you can claim the money. Until then it is charged for events before it left. If an incident from before is still open, only what it could take is held back, for at most 60 days after processing.`,
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
