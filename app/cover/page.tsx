import { OfferTable } from '@/components/cover/offer-table';
import { PageHeader, Section } from '@/components/layout/page';
import { Steps } from '@/components/layout/steps';
import { readPools } from '@/lib/capital/reads';
import { offersOf, REFERENCE } from '@/lib/cover/offer';
import { readProducts } from '@/lib/cover/reads';

export const metadata = { title: 'Cover' };

const STEPS = [
  {
    title: 'Buy',
    text: 'Choose an amount and a term and pay once. The cover is a token in your wallet, in force from the date shown.',
  },
  {
    title: 'File',
    text: 'When something happens, any holder files one incident for the product, with evidence and a bond.',
  },
  {
    title: 'Verdict',
    text: 'Assessors vote in secret and then reveal. Together they decide whether to pay, and how much.',
  },
  {
    title: 'Collect',
    text: 'Every cover that was in force collects its part. Nothing more to prove, and a year to do it.',
  },
];

export default async function CoverPage() {
  const [pools, products] = await Promise.all([readPools(), readProducts()]);
  return (
    <>
      <PageHeader
        title="Cover"
        lead={`Choose what to be covered against. Prices are for ${REFERENCE.wholeUnits.toLocaleString('en')} over ${REFERENCE.termDays} days, bought now; a larger purchase climbs the product's price curve.`}
      />
      <OfferTable offers={offersOf(products, pools)} />
      <Section title="How cover works">
        <Steps steps={STEPS} />
      </Section>
    </>
  );
}
