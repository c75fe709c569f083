import type { Metadata } from 'next';
import { KindList } from '@/components/governance/kind-list';
import { MotionForm } from '@/components/governance/motion-form';
import { PageHeader } from '@/components/layout/page';
import { readPools } from '@/lib/capital/reads';
import { readProducts } from '@/lib/cover/reads';
import { type MotionQuery, readMotion } from '@/lib/governance/motion-reads';

export const metadata: Metadata = { title: 'Propose a change' };

type Props = { searchParams: Promise<MotionQuery> };

export default async function ProposePage({ searchParams }: Props) {
  const query = await searchParams;
  const motion = await readMotion(query);
  if (!motion) return <ChoosePage />;
  const { title, text, name, form } = motion;
  return (
    <>
      <PageHeader
        back={{ href: '/governance/propose', label: 'Other changes' }}
        title={name ? `${title}: ${name}` : title}
        lead={text}
      />
      <div className="max-w-3xl">
        <MotionForm key={`${form.kind}/${form.subject}`} {...form} />
      </div>
    </>
  );
}

async function ChoosePage() {
  const [pools, products] = await Promise.all([readPools(), readProducts()]);
  const homeOf = (pool: string) => pools.find(({ address }) => address === pool)?.name;
  return (
    <>
      <PageHeader
        back={{ href: '/governance', label: 'Governance' }}
        title="Propose a change"
        lead="Choose what should change. The next page shows how it is today, what the code allows, and the difference, before you send anything."
      />
      <KindList
        pools={pools.map(({ address, name }) => ({ value: address, name }))}
        products={products.map(({ id, name, pool }) => ({
          value: String(id),
          name: `${name} (${homeOf(pool)})`,
        }))}
      />
    </>
  );
}
