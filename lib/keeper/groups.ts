import type { Address } from 'viem';
import type { Duty } from './duties';

/** Overdue steps that one transaction can take, since one contract takes them all. */
export type DutyGroup = { to: Address; duties: readonly Duty[] };

/** By contract, in the order in which each is first needed; what is done alone is a group of its own. */
export function groupDuties(duties: readonly Duty[]): DutyGroup[] {
  const groups = new Map<string, { to: Address; duties: Duty[] }>();
  for (const duty of duties) {
    const key = duty.isAlone ? duty.data : duty.to.toLowerCase();
    const known = groups.get(key);
    if (known) known.duties.push(duty);
    else groups.set(key, { to: duty.to, duties: [duty] });
  }
  return [...groups.values()];
}
