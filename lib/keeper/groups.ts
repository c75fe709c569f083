import type { Address } from 'viem';
import type { Duty } from './duties';

/** Overdue steps that one transaction can take, since one contract takes them all. */
export type DutyGroup = { to: Address; duties: readonly Duty[] };

/** By contract, in the order in which each is first needed. */
export function groupDuties(duties: readonly Duty[]): DutyGroup[] {
  const groups = new Map<string, { to: Address; duties: Duty[] }>();
  for (const duty of duties) {
    const known = groups.get(duty.to.toLowerCase());
    if (known) known.duties.push(duty);
    else groups.set(duty.to.toLowerCase(), { to: duty.to, duties: [duty] });
  }
  return [...groups.values()];
}
