import { Card, CardHeader } from '@/components/ui/card';
import type { Duty } from '@/lib/keeper/duties';
import type { DutyGroup } from '@/lib/keeper/groups';
import { plural } from '@/lib/time';
import { shortHex } from '@/lib/units';
import { DutyButton } from './duty-button';

/** Maximum of steps in one transaction. More could exceed a block's gas limit. */
const MAX_AT_ONCE = 40;

const VERBS: Record<Duty['kind'], string> = {
  tally: 'Count',
  finalize: 'Settle',
  settleVote: 'Settle the vote',
  settleCover: 'Settle the cover',
  returnUncollected: 'Return',
  processExits: 'Process',
  sync: 'Sync',
  distribute: 'Fund the week',
};

const inShort = (what: string) => what.replace(/0x[0-9a-fA-F]{40}/g, (address) => shortHex(address));

function togetherLabel(duties: readonly Duty[]): string {
  const [only] = duties;
  if (only && duties.length === 1) return VERBS[only.kind];
  const count = Math.min(duties.length, MAX_AT_ONCE);
  return `Do ${count === duties.length ? 'all' : 'the first'} ${count} in one transaction`;
}

type GroupProps = DutyGroup & { name: string };

/** Overdue steps of one contract: each alone, or all in one transaction. */
export function DutyGroupCard({ to, duties, name }: GroupProps) {
  const together = duties.slice(0, MAX_AT_ONCE);
  return (
    <Card>
      <CardHeader title={name} hint={`${plural(duties.length, 'step')} overdue`} />
      <div className="grid gap-6">
        <DutyButton
          slot={`all.${duties[0]?.isAlone ? duties[0].data : to}`}
          to={to}
          calls={together.map(({ data }) => data)}
          label={togetherLabel(duties)}
          isMain
        />
        <ul className="grid gap-4">
          {duties.map(({ kind, what, data }) => (
            <li
              key={data}
              className="grid items-center gap-3 border-t pt-4 sm:grid-cols-[minmax(0,1fr)_14rem] sm:gap-6"
            >
              <p className="text-ink text-sm">{inShort(what)}.</p>
              {duties.length > 1 && <DutyButton slot={data} to={to} calls={[data]} label={VERBS[kind]} />}
            </li>
          ))}
        </ul>
      </div>
    </Card>
  );
}
