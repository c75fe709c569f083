import Link from 'next/link';
import { GuardianLink } from '@/components/guardian/guardian-link';
import { Callout } from '@/components/ui/callout';
import { Moment } from '@/components/ui/moment';
import type { Offer } from '@/lib/cover/offer';

/** Why nothing can be bought; empty if cover is sold. */
export function ProductNotice(offer: Offer) {
  if (offer.sale === 'open') return null;
  return (
    <div className="mb-8">
      <Reason {...offer} />
    </div>
  );
}

function Reason({ sale, pool }: Offer) {
  if (sale === 'closed') {
    return (
      <Callout kind="warn" title="This product is not on sale">
        You cannot buy or extend this cover now. Existing cover stays in force, can be cancelled and pays
        under its terms.
      </Callout>
    );
  }
  if (sale === 'incident') {
    return (
      <Callout
        kind="warn"
        title="Open incidents hold back the capital"
        action={
          <Link href="/claims?show=open" className="link font-medium text-ink">
            See what is open
          </Link>
        }
      >
        The capital that open incidents of {pool.name} may cost cannot back new cover. Sales resume once they
        are decided or someone stakes.
      </Callout>
    );
  }
  if (sale === 'paused') {
    return (
      <Callout kind="warn" title="New cover is paused" action={<GuardianLink />}>
        The guardian has paused this pool until <Moment time={Number(pool.pausedUntil)} exact />. Until then
        you cannot buy or extend this cover. Existing cover stays in force, can be cancelled and pays under
        its terms.
      </Callout>
    );
  }
  if (sale === 'signal') {
    return (
      <Callout kind="warn" title="The market signal stops sales">
        The market price that this product watches is below its limit, or its price feed is silent. You cannot
        buy or extend this cover until the price recovers. Existing cover stays in force, can be cancelled and
        pays under its terms.
      </Callout>
    );
  }
  return <SoldOut pool={pool} isEmpty={sale === 'unfunded'} />;
}

function SoldOut({ pool, isEmpty }: Pick<Offer, 'pool'> & { isEmpty: boolean }) {
  return (
    <Callout
      title={isEmpty ? 'No capital yet' : 'Sold out for now'}
      action={
        <Link href={`/pools/${pool.address}`} className="link font-medium text-ink">
          Stake in {pool.name}
        </Link>
      }
    >
      {isEmpty
        ? 'Nobody has staked in the pool that would back this cover. It can be bought as soon as someone does.'
        : "All the cover that the pool's capital can back is sold. Capacity comes back when cover ends or someone stakes."}
    </Callout>
  );
}
