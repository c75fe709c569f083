import { Badge } from '@/components/ui/badge';
import { depositStop } from '@/lib/capital/deposits';
import type { PoolSummary } from '@/lib/capital/types';

/** Whether the pool takes deposits. */
export function PoolState({ pool }: { pool: PoolSummary }) {
  switch (depositStop(pool)) {
    case null:
      return <Badge tone="good">Open</Badge>;
    case 'incidents':
      return <Badge tone="warn">Open incidents</Badge>;
    case 'paused':
      return <Badge tone="warn">Paused</Badge>;
    case 'closed':
      return <Badge>Closed</Badge>;
  }
}
