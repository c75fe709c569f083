import type { PoolSummary } from '@/lib/capital/types';
import { dayOf, formatDay, plural } from '@/lib/time';

/** What happens to an exit that is requested today, and when. */
export function ExitSteps({ pool, now }: { pool: PoolSummary; now: number }) {
  const { cooldownDays, reportDays } = pool;
  const matures = dayOf(now) + cooldownDays;
  const steps = [
    { when: 'Now', what: 'Your shares join the queue. They go on earning and bearing losses.' },
    {
      when: formatDay(matures),
      what: `After ${plural(cooldownDays, 'day')} the exit can be processed, by anyone, as far as live cover allows.`,
    },
    {
      when: formatDay(matures + reportDays),
      what: `After ${plural(reportDays, 'day')} more you take the money. Until then it answers for events before it left.`,
    },
  ];
  return (
    <ol className="grid gap-3 border-line border-l pl-4 text-sm">
      {steps.map(({ when, what }) => (
        <li key={what}>
          <p className="font-medium text-ink">{when}</p>
          <p className="text-ink-soft">{what}</p>
        </li>
      ))}
    </ol>
  );
}
