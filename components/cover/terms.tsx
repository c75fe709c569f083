import type { PoolSummary } from '@/lib/capital/types';
import type { ProductSummary } from '@/lib/cover/types';
import { termsInWords } from '@/lib/cover/words';

export function Terms({ product, pool }: { product: ProductSummary; pool: PoolSummary }) {
  return (
    <dl className="grid gap-x-10 gap-y-6 sm:grid-cols-2">
      {termsInWords(product, pool).map(({ title, text }) => (
        <div key={title}>
          <dt className="font-medium text-ink text-sm">{title}</dt>
          <dd className="mt-1 text-ink-soft text-sm leading-relaxed">{text}</dd>
        </div>
      ))}
    </dl>
  );
}
