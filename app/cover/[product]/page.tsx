import type { Metadata } from 'next';
import { Backing, PerilBadge } from '@/components/cover/product-title';
import { ProductView } from '@/components/cover/product-view';
import { DetailSkeleton } from '@/components/layout/detail-skeleton';
import { PageHeader } from '@/components/layout/page';
import { Part, Piece } from '@/components/layout/part';
import { Skeleton } from '@/components/ui/skeleton';
import { findProductName } from '@/lib/cover/reads';
import { titleOrNotFound } from '@/lib/server/shell';

type PageProps = { params: Promise<{ product: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return { title: await titleOrNotFound(findProductName((await params).product), 'Product') };
}

export default async function ProductPage({ params }: PageProps) {
  const { product } = await params;
  const name = await titleOrNotFound(findProductName(product), `Product ${product}`);
  return (
    <>
      <PageHeader
        title={name}
        back={{ href: '/cover', label: 'Cover' }}
        badges={
          <Piece skeleton={<Skeleton className="h-6 w-24" />}>
            <PerilBadge product={product} />
          </Piece>
        }
        lead={
          <Piece skeleton={<Skeleton className="my-1 h-4 w-48" />}>
            <Backing product={product} />
          </Piece>
        }
      />
      <Part
        name="this product"
        skeleton={
          <DetailSkeleton
            figures={{ count: 4, className: 'grid-cols-2 lg:grid-cols-4' }}
            narrow={['h-[44rem]']}
            wide={['h-72', 'h-[30rem]', 'h-[30rem]']}
          />
        }
      >
        <ProductView product={product} />
      </Part>
    </>
  );
}
