import Link from 'next/link';
import type { Proposal } from '@/lib/governance/types';
import { NextTime } from './next-time';
import { StateBadge } from './state-badge';
import { TallyBars } from './tally-bars';

type ListProps = { proposals: readonly Proposal[]; now: number };

export function ProposalList({ proposals, now }: ListProps) {
  return (
    <ul className="grid gap-3">
      {proposals.map((proposal) => (
        <li
          key={proposal.number}
          className="relative grid gap-4 rounded-card border bg-surface p-5 hover:border-line-strong sm:p-6"
        >
          <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
            <h2 className="min-w-0 break-words font-medium text-ink">
              <Link href={`/governance/${proposal.number}`} className="after:absolute after:inset-0">
                <span className="text-ink-soft">{proposal.number}.</span> {proposal.title}
              </Link>
            </h2>
            <StateBadge state={proposal.state} />
          </div>
          <TallyBars tally={proposal.tally} />
          <p className="text-ink-soft text-sm">
            <NextTime proposal={proposal} now={now} />
          </p>
        </li>
      ))}
    </ul>
  );
}
