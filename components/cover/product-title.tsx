import Link from 'next/link';
import { Badge } from '@/components/ui/badge';
import { readPool } from '@/lib/capital/reads';
import { readProduct } from '@/lib/cover/reads';
import { PERIL_WORDS } from '@/lib/cover/words';

/** What a product covers. */
export async function PerilBadge(props: { product: string }) {
  const product = await readProduct(props.product);
  return product && <Badge>{PERIL_WORDS[product.peril].label}</Badge>;
}

/** The pool whose capital backs a product. */
export async function Backing(props: { product: string }) {
  const product = await readProduct(props.product);
  const pool = product && (await readPool(product.pool));
  if (!pool) return null;
  return (
    <>
      Backed by{' '}
      <Link href={`/pools/${pool.address}`} className="link">
        {pool.name}
      </Link>
    </>
  );
}
