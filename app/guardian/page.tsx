import type { Metadata } from 'next';
import Link from 'next/link';
import { PauseCard } from '@/components/guardian/pause-card';
import { PageHeader, Section } from '@/components/layout/page';
import { AddressText } from '@/components/ui/address';
import { readPools } from '@/lib/capital/reads';
import { readGuardians } from '@/lib/governance/parameter-reads';
import { pauseStateOf } from '@/lib/governance/pause';
import { chainHead } from '@/lib/server/client';

export const metadata: Metadata = { title: 'Guardian' };

const NEVER = [
  'Claims: incidents are filed, voted on, appealed and decided.',
  'Payouts: holders collect what was decided.',
  'Exits: they are requested, processed and claimed; covers can be cancelled.',
  'Governance: no proposal and no vote can be stopped.',
];

export default async function GuardianPage() {
  const [{ now }, pools, guardians] = await Promise.all([chainHead(), readPools(), readGuardians()]);
  return (
    <>
      <PageHeader
        back={{ href: '/governance', label: 'Governance' }}
        title="Guardian"
        lead="When something looks wrong, one account can stop new cover and deposits of a pool at once, for at most seven days, and not again within thirty days of the end. It can do nothing else."
      />
      <p className="flex flex-wrap items-center gap-x-3 text-ink-soft text-sm">
        {guardians.length === 0 ? 'There is no guardian now.' : 'The guardian is'}
        {guardians.map((guardian) => (
          <AddressText key={guardian} address={guardian} />
        ))}
        <Link href="/governance/propose?change=guardian" className="link">
          Propose another
        </Link>
      </p>
      <div className="mt-8 grid grid-cols-1 items-start gap-6 md:grid-cols-2 lg:grid-cols-3">
        {pools.map((pool) => (
          <PauseCard
            key={pool.address}
            pool={pool.address}
            name={pool.name}
            state={pauseStateOf(pool, now)}
            guardians={guardians}
          />
        ))}
      </div>
      <Section title="What never stops">
        <ul className="grid max-w-prose list-disc gap-2 pl-5 text-ink-soft">
          {NEVER.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </Section>
    </>
  );
}
