import type { GovernanceContext, Values } from './actions';
import type { Addresses, Kind, Subject } from './kind';
import { MUTUAL_KINDS } from './kinds-mutual';
import { POOL_KINDS } from './kinds-pool';

/** Everything that the app has a form for. */
export const KINDS = { ...POOL_KINDS, ...MUTUAL_KINDS };

export type KindName = keyof typeof KINDS;

export const isKind = (name: string | undefined): name is KindName =>
  name !== undefined && Object.hasOwn(KINDS, name);
export const kindOf = (name: KindName): Kind => KINDS[name];

/** Today's values of a kind's fields. */
export function todayOf(
  name: KindName,
  subject: Subject,
  context: GovernanceContext,
  all: Addresses,
): Values {
  const keys = kindOf(name).todayKeys(all, subject);
  return Object.assign({}, ...keys.map((key) => context.today[key] ?? {}));
}
