import Link from 'next/link';
import { AddressText } from '@/components/ui/address';
import { readPools } from '@/lib/capital/reads';
import { readGuardians } from '@/lib/governance/parameter-reads';
import { pauseStateOf } from '@/lib/governance/pause';
import { chainHead } from '@/lib/server/client';
import { PauseCard } from './pause-card';

/** The guardian, and what is paused in each pool. */
export async function GuardianView() {
  const [{ now }, pools, guardians] = await Promise.all([chainHead(), readPools(), readGuardians()]);
  return (
    <>
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
    </>
  );
}
