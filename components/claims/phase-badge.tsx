import { Badge, type Tone } from '@/components/ui/badge';
import type { Phase } from '@/lib/claims/phase';
import { formatSeverityBps } from '@/lib/claims/severity';
import type { Incident } from '@/lib/claims/types';

const PHASES: Record<Phase, { tone: Tone; label: string }> = {
  challenge: { tone: 'accent', label: 'Fast lane' },
  commit: { tone: 'accent', label: 'Voting' },
  reveal: { tone: 'accent', label: 'Revealing' },
  count: { tone: 'warn', label: 'Votes to count' },
  appeal: { tone: 'accent', label: 'Can be appealed' },
  ruling: { tone: 'accent', label: 'With the arbiter' },
  unruled: { tone: 'warn', label: 'No ruling came' },
  refile: { tone: 'neutral', label: 'No verdict' },
  settle: { tone: 'warn', label: 'To settle' },
  accepted: { tone: 'good', label: 'Accepted' },
  refused: { tone: 'bad', label: 'Refused' },
  lapsed: { tone: 'neutral', label: 'Ended without a verdict' },
};

type BadgeProps = { phase: Phase; incident: Pick<Incident, 'severityBps'> };

export function PhaseBadge({ phase, incident }: BadgeProps) {
  const { tone, label } = PHASES[phase];
  return (
    <Badge tone={tone}>
      {label}
      {phase === 'accepted' && ` at ${formatSeverityBps(incident.severityBps)}`}
    </Badge>
  );
}
