import { Badge, type Tone } from '@/components/ui/badge';
import type { Phase } from '@/lib/claims/phase';
import { formatSeverity } from '@/lib/claims/severity';
import type { Incident } from '@/lib/claims/types';

const PHASES: Record<Phase, { tone: Tone; label: string }> = {
  commit: { tone: 'accent', label: 'Voting' },
  reveal: { tone: 'accent', label: 'Revealing' },
  count: { tone: 'warn', label: 'Votes to count' },
  settle: { tone: 'warn', label: 'Verdict to settle' },
  accepted: { tone: 'good', label: 'Accepted' },
  refused: { tone: 'bad', label: 'Refused' },
  drawn: { tone: 'neutral', label: 'No verdict' },
};

export function PhaseBadge({ phase, incident }: { phase: Phase; incident: Pick<Incident, 'verdictStep'> }) {
  const { tone, label } = PHASES[phase];
  return (
    <Badge tone={tone}>
      {label}
      {phase === 'accepted' && ` at ${formatSeverity(incident.verdictStep)}`}
    </Badge>
  );
}
