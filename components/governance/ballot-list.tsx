import { AddressText } from '@/components/ui/address';
import { Badge, type Tone } from '@/components/ui/badge';
import { Moment } from '@/components/ui/moment';
import type { Ballot, Support } from '@/lib/governance/types';
import { BRK } from '@/lib/tx/types';
import { formatWhole } from '@/lib/units';

const SIDES: Record<Support, { word: string; tone: Tone }> = {
  for: { word: 'For', tone: 'good' },
  against: { word: 'Against', tone: 'bad' },
  abstain: { word: 'Abstains', tone: 'neutral' },
};

/** All votes with their reasons, largest weight first. */
export function BallotList({ ballots }: { ballots: readonly Ballot[] }) {
  if (ballots.length === 0) return <p className="text-ink-soft text-sm">Nobody has voted yet.</p>;
  const heaviest = ballots.toSorted((a, b) => (a.weight < b.weight ? 1 : -1));
  return (
    <ul className="grid gap-4">
      {heaviest.map(({ voter, support, weight, reason, time }) => (
        <li key={voter} className="grid gap-1 border-b pb-4 text-sm last:border-0 last:pb-0">
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <Badge tone={SIDES[support].tone}>{SIDES[support].word}</Badge>
            <AddressText address={voter} />
            <span className="figure text-ink">{formatWhole(weight, BRK.decimals)} BRK</span>
            <span className="text-ink-faint text-xs">
              <Moment time={time} exact />
            </span>
          </p>
          {reason && <p className="break-words text-ink-soft">{reason}</p>}
        </li>
      ))}
    </ul>
  );
}
