import { Badge, type Tone } from '@/components/ui/badge';
import { type ProposalState, STATE_NAMES } from '@/lib/governance/states';

const TONES: Record<ProposalState, Tone> = {
  pending: 'neutral',
  active: 'accent',
  canceled: 'neutral',
  defeated: 'bad',
  succeeded: 'good',
  queued: 'warn',
  expired: 'neutral',
  executed: 'good',
};

export const StateBadge = ({ state }: { state: ProposalState }) => (
  <Badge tone={TONES[state]}>{STATE_NAMES[state]}</Badge>
);
