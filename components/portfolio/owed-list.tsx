import { ButtonLink } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { formatMoney } from '@/lib/money';
import type { OpenExit, OwedBond, VotingReward } from '@/lib/portfolio/types';

type OwedProps = {
  exits: readonly OpenExit[];
  rewards: readonly VotingReward[];
  bonds: readonly OwedBond[];
};

type Owed = { key: string; money: string; text: string; action: string; href: string };

const owedOf = ({ exits, rewards, bonds }: OwedProps): Owed[] => [
  ...exits
    .filter(({ exit }) => exit.claimable > 0n)
    .map(({ pool, exit }) => ({
      key: `exit.${pool.address}`,
      money: formatMoney(exit.claimableAssets, pool.asset),
      text: `Your exit from ${pool.name} can be claimed.`,
      action: 'Claim it',
      href: `#exit-${pool.address}`,
    })),
  ...bonds.map(({ incident, party, pool, owed }) => ({
    key: `bond.${incident}.${party}`,
    money: formatMoney(owed, pool.asset),
    text: `This is your bond as the ${party} of incident ${incident}, plus what it won.`,
    action: 'Collect it',
    href: `/claims/${incident}`,
  })),
  ...rewards.map(({ pool, amount }) => ({
    key: `reward.${pool.address}`,
    money: formatMoney(amount, pool.asset),
    text: `Your settled votes on incidents of ${pool.name} earned this.`,
    action: 'Collect it',
    href: '/claims/assessors',
  })),
];

/** Uncollected money from exits, bonds and votes. */
export function OwedList(props: OwedProps) {
  return owedOf(props).map(({ key, money, text, action, href }) => (
    <Callout
      key={key}
      kind="good"
      title={`${money} is ready for you`}
      action={
        <ButtonLink size="sm" href={href}>
          {action}
        </ButtonLink>
      }
    >
      {text}
    </Callout>
  ));
}
