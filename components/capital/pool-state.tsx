import { Badge } from '@/components/ui/badge';
import type { PoolSummary } from '@/lib/capital/types';

export function PoolState({ pool }: { pool: PoolSummary }) {
  if (pool.priceUncertain) return <Badge tone="warn">Waiting for a verdict</Badge>;
  return pool.maxDeposit > 0n ? <Badge tone="good">Open</Badge> : <Badge>Closed</Badge>;
}
