import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { servedChains } from '@/lib/server/chains';

export const metadata = { title: 'Not found' };

export default function NotFound() {
  return (
    <div className="mx-auto max-w-xl py-24">
      <h1 className="sr-only">Not found</h1>
      <EmptyState
        title="There is nothing at this address"
        action={<ButtonLink href="/">Overview</ButtonLink>}
      >
        Check the address of the page
        {servedChains().length > 1 ? ', or switch to another chain above' : ''}.
      </EmptyState>
    </div>
  );
}
