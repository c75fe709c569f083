import { PerilFilter } from '@/components/cover/peril-filter';
import { RiskTable } from '@/components/cover/risk-table';
import { DocsLink } from '@/components/docs/docs-link';
import { FilteredSkeleton } from '@/components/layout/filtered-skeleton';
import { PageHeader, Section } from '@/components/layout/page';
import { Part } from '@/components/layout/part';
import { Steps } from '@/components/layout/steps';
import { EmptyState } from '@/components/ui/empty-state';

import { readOffers } from '@/lib/cover/offer-reads';
import { perilFromSlug, risksByPeril, risksOf } from '@/lib/cover/risks';
import { BUYING_STEPS } from '@/lib/cover/words';

export const metadata = { title: 'Cover' };

type PageProps = { searchParams: Promise<{ peril?: string }> };

export default function CoverPage({ searchParams }: PageProps) {
  return (
    <>
      <PageHeader
        title="Cover"
        lead="Choose a risk and a pool that covers it. Yearly prices let you compare pools in different assets. The premium is for one example amount in the pool’s asset. A larger purchase costs more per unit, because it binds more of the pool’s capital."
      />
      <Part
        name="the cover on offer"
        skeleton={<FilteredSkeleton filter="h-56 sm:h-24 lg:h-11" list="h-[390rem] lg:h-[120rem]" />}
      >
        <Risks searchParams={searchParams} />
      </Part>
      <Section title="How cover works" action={<DocsLink to="risks#holders">What can go wrong</DocsLink>}>
        <Steps steps={BUYING_STEPS} />
      </Section>
    </>
  );
}

async function Risks({ searchParams }: PageProps) {
  const [offers, { peril }] = await Promise.all([readOffers(), searchParams]);
  const risks = risksOf(offers);
  const chosen = perilFromSlug(peril);
  const shown = risks.filter((risk) => chosen === null || risk.peril === chosen);
  if (risks.length === 0)
    return <EmptyState title="No products yet">A pool's curator lists the first one.</EmptyState>;
  return (
    <>
      <PerilFilter chosen={chosen} counts={risksByPeril(risks)} />
      {shown.length > 0 ? (
        <RiskTable caption="Risks with the price and capacity of every pool that covers them" risks={shown} />
      ) : (
        <EmptyState title="No pool covers this risk yet">Choose another one above.</EmptyState>
      )}
    </>
  );
}
