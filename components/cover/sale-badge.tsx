import { Badge, type Tone } from '@/components/ui/badge';
import type { Sale } from '@/lib/cover/offer';

const BADGES: Record<Sale, { tone: Tone; label: string }> = {
  open: { tone: 'good', label: 'Open' },
  closed: { tone: 'neutral', label: 'Not on sale' },
  incident: { tone: 'warn', label: 'Incident open' },
  paused: { tone: 'warn', label: 'Paused' },
  signal: { tone: 'warn', label: 'Market signal' },
  unfunded: { tone: 'neutral', label: 'No capital' },
  soldOut: { tone: 'neutral', label: 'Sold out' },
};

/** Whether a product is sold now, and if not, why. */
export function SaleBadge({ sale }: { sale: Sale }) {
  const { tone, label } = BADGES[sale];
  return <Badge tone={tone}>{label}</Badge>;
}
