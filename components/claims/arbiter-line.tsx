import type { Address } from 'viem';
import { AddressText } from '@/components/ui/address';

/** Who the arbiter is, for who never heard of one. */
export function ArbiterLine({ arbiter }: { arbiter: Address }) {
  return (
    <p className="text-ink-soft text-sm">
      The arbiter is <AddressText address={arbiter} />: the account or court that governance named for this
      pool before the incident was filed. It rules when a vote has no quorum or its verdict is appealed.
    </p>
  );
}
