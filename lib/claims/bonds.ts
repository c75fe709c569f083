import type { Address } from 'viem';
import type { IncidentEvent } from './events';
import { isOpen } from './phase';
import { type Incident, PARTIES, type Party } from './types';

export type Bond = {
  party: Party;
  by: Address;
  amount: bigint;
  /** Held while the incident is open; owed until it is collected. */
  state: 'held' | 'owed' | 'returned' | 'lost';
};

type Judged = Pick<
  Incident,
  'status' | 'bondsOwed' | 'filer' | 'challenger' | 'appellant' | 'bond' | 'isProven'
>;

/** Who put up what in an incident, and what became of it. */
export function bondsOf(incident: Judged, events: readonly IncidentEvent[]): Bond[] {
  if (incident.isProven) return [];
  const wentBack = new Set(events.map((event) => (event.kind === 'bondReturned' ? event.party : null)));
  const stateOf = (party: Party): Bond['state'] => {
    if (isOpen(incident)) return 'held';
    if (incident.bondsOwed.includes(party)) return 'owed';
    return wentBack.has(party) ? 'returned' : 'lost';
  };
  return PARTIES.flatMap((party): Bond[] => {
    const by = incident[party];
    const amount = party === 'appellant' ? 2n * incident.bond : incident.bond;
    return by === null ? [] : [{ party, by, amount, state: stateOf(party) }];
  });
}
