import { parametersInWords } from '@/lib/capital/parameters';
import type { PoolSummary } from '@/lib/capital/types';

export function PoolParameters({ pool }: { pool: PoolSummary }) {
  return (
    <dl className="grid gap-x-8 gap-y-5 text-sm sm:grid-cols-2">
      {parametersInWords(pool).map(({ title, text }) => (
        <div key={title}>
          <dt className="font-medium text-ink">{title}</dt>
          <dd className="mt-1 text-ink-soft leading-relaxed">{text}</dd>
        </div>
      ))}
    </dl>
  );
}
