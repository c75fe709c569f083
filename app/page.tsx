import Link from 'next/link';
import { AssetBook } from '@/components/capital/asset-book';
import { PoolTable } from '@/components/capital/pool-table';
import { BestOffers } from '@/components/cover/best-offers';
import { Hero } from '@/components/layout/hero';
import { Section } from '@/components/layout/page';
import { Part } from '@/components/layout/part';
import { Promises } from '@/components/layout/promises';
import { BlockSkeleton, BlockSkeletons } from '@/components/ui/skeleton';
import { readPools } from '@/lib/capital/reads';
import { readBooks } from '@/lib/server/overview';

const more = (href: string, label: string) => (
  <Link href={href} className="link text-sm">
    {label}
  </Link>
);

export default function OverviewPage() {
  return (
    <>
      <Hero />
      <Part name="the totals" skeleton={<BlockSkeletons className="mt-16 gap-16" heights={BOOK_HEIGHTS} />}>
        <Books />
      </Part>
      <Section
        title="Cover"
        hint="Each risk in the pool with the lowest price"
        action={more('/cover', 'Compare all cover')}
      >
        <Part name="the cover on offer" skeleton={<BlockSkeleton className="h-[84rem] sm:h-[44rem]" />}>
          <BestOffers />
        </Part>
      </Section>
      <Section title="Pools" action={more('/pools', 'Compare all pools')}>
        <Part name="the pools" skeleton={<BlockSkeleton className="h-[30rem] sm:h-56" />}>
          <Pools />
        </Part>
      </Section>
      <Section
        id="promises"
        title="What the contracts promise"
        hint="Tests check P1 to P6 over random histories"
        action={more('/docs', 'How it works, risks and deadlines')}
      >
        <Promises />
      </Section>
    </>
  );
}

const BOOK_HEIGHTS = ['h-[76rem] lg:h-[34rem]', 'h-[76rem] lg:h-[34rem]'];

async function Books() {
  const books = await readBooks();
  return books.map((book) => <AssetBook key={book.totals.asset.address} {...book} />);
}

const Pools = async () => <PoolTable pools={await readPools()} />;
