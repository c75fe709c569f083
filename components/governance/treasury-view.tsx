import { Section } from '@/components/layout/page';
import { AddressText } from '@/components/ui/address';
import { readTreasury } from '@/lib/governance/treasury-reads';
import { Holdings, WaitingMoney } from './holdings';

/** Money of the treasury, and money that can be moved into it. */
export async function TreasuryView() {
  const { timelock, emission, holdings, fees, forStakers, slashed } = await readTreasury();
  return (
    <>
      <Holdings holdings={holdings} forStakers={forStakers} />
      <p className="mt-6 flex flex-wrap items-center gap-x-3 text-ink-soft text-sm">
        <span className="inline-flex items-center gap-x-3">
          Timelock <AddressText address={timelock} />
        </span>
        <span className="inline-flex items-center gap-x-3">
          Emission <AddressText address={emission} />
        </span>
      </p>
      <Section title="Not yet paid in">
        <p className="mb-4 max-w-prose text-ink-soft text-sm">
          Fees are a share of earned premiums. Voters on incidents are paid from them first; members can move
          the rest.
        </p>
        <WaitingMoney fees={fees} slashed={slashed} />
      </Section>
    </>
  );
}
