import { Stat } from '@/components/ui/stat';
import type { VoteRules } from '@/lib/governance/types';
import { formatDuration } from '@/lib/time';
import { BRK } from '@/lib/tx/types';
import { formatWhole } from '@/lib/units';

/** The voting rules in four figures. */
export function VoteRuleFacts({ rules }: { rules: VoteRules }) {
  const { delay, period, extension, threshold, quorumPercent, timelockDelay } = rules;
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-6 lg:grid-cols-4">
      <Stat
        label="To propose"
        value={formatWhole(threshold, BRK.decimals)}
        unit="BRK"
        note="of voting power, your own and delegated"
      />
      <Stat
        label="Quorum"
        value={`${quorumPercent} %`}
        note="of all BRK must vote for or abstain, with more for than against"
      />
      <Stat
        label="Vote"
        value={formatDuration(period)}
        note={`begins ${formatDuration(delay)} after the proposal; a late quorum extends it by up to ${formatDuration(extension)}`}
      />
      <Stat
        label="Timelock"
        value={formatDuration(timelockDelay)}
        note="from the decision to its execution; together with the vote, longer than the cooldown of an exit"
      />
    </dl>
  );
}
