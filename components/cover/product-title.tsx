import Link from 'next/link';
import { PageHeader } from '@/components/layout/page';
import { Badge } from '@/components/ui/badge';
import type { PoolSummary } from '@/lib/capital/types';
import type { ProductSummary } from '@/lib/cover/types';
import { PERIL_WORDS } from '@/lib/cover/words';

export function ProductTitle({ product, pool }: { product: ProductSummary; pool: PoolSummary }) {
  return (
    <PageHeader
      title={product.name}
      back={{ href: '/cover', label: 'Cover' }}
      badges={<Badge>{PERIL_WORDS[product.peril].label}</Badge>}
      lead={
        <>
          Backed by{' '}
          <Link href={`/pools/${pool.address}`} className="link">
            {pool.name}
          </Link>
        </>
      }
    />
  );
}
