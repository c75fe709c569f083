import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import type { PortfolioCover } from '@/lib/portfolio/types';
import { CoverCard } from './cover-card';

export function CoverList({ covers, now }: { covers: readonly PortfolioCover[]; now: number }) {
  if (covers.length === 0) {
    return (
      <EmptyState
        title="You hold no cover"
        action={<ButtonLink href="/cover">See what can be covered</ButtonLink>}
      >
        Cover pays you when something you use is exploited, fails or loses its peg.
      </EmptyState>
    );
  }
  return (
    <ul className="grid grid-cols-1 gap-4 lg:grid-cols-2">
      {covers.map((cover) => (
        <CoverCard key={cover.id} cover={cover} now={now} />
      ))}
    </ul>
  );
}
