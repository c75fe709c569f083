import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';

/** Replaces the filing form for visitors who have nothing to file with. */
export function NoCover() {
  return (
    <EmptyState
      title="You hold no cover"
      action={<ButtonLink href="/cover">See what can be covered</ButtonLink>}
    >
      Only the holder of a cover that was in force at the event can file an incident.
    </EmptyState>
  );
}
