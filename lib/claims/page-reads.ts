import type { Address } from 'viem';
import { readPools } from '@/lib/capital/reads';
import { readProducts } from '@/lib/cover/reads';
import { formatMoney } from '@/lib/money';
import { readStake } from '@/lib/portfolio/stake-reads';
import { chainHead, publicClient } from '@/lib/server/client';
import { readEventWatch } from '@/lib/triggers/product-reads';
import { formatWhole } from '@/lib/units';
import { readSession } from '@/lib/wallet/session';
import { bondsOf } from './bonds';
import { readCourt } from './court-reads';
import { readCoverParts } from './cover-reads';
import { collectionEndOf, readHistory } from './episode-reads';
import { exhibitsOf } from './events';
import { phaseOf } from './phase';
import { readEarnings, readIncident, readLossPaid, readTally, readVoter } from './reads';
import { timelineOf } from './timeline';
import { readIncidentEvents } from './timeline-reads';
import type { Incident } from './types';

const BRK_DECIMALS = 18;

/** The session account's covers, vote, earnings and stake in an incident. */
async function readVisitor(incident: Incident, account: Address) {
  const [voter, earnings, lossPaid, parts, stake] = await Promise.all([
    readVoter(incident, account),
    readEarnings(incident, account),
    incident.status === 'accepted' ? readLossPaid(incident, account) : 0n,
    readCoverParts(incident, account),
    readStake(incident.pool, account),
  ]);
  return { account, voter, earnings, lossPaid, parts, stake };
}

/** Everything that an incident's page shows; null when there is no such incident. */
export async function readIncidentPage(id: string) {
  const incident = await readIncident(id);
  if (!incident) return null;
  const [{ now }, session, products, pools, tally, events, history, watch, court] = await Promise.all([
    chainHead(),
    readSession(),
    readProducts(),
    readPools(),
    readTally(incident.id),
    readIncidentEvents(incident.id),
    readHistory(incident),
    incident.isProven ? readEventWatch(String(incident.product)) : null,
    incident.status === 'escalated' ? readCourt(publicClient(), incident.process.arbiter, incident.id) : null,
  ]);
  const product = products.find((one) => one.id === incident.product);
  const pool = pools.find(({ address }) => address === incident.pool);
  if (!product || !pool)
    throw new Error(`Incident ${incident.id} names a product or a pool that is not there.`);
  const collectionEnd = history && collectionEndOf(history.episode);
  return {
    incident,
    phase: phaseOf(incident, now),
    product,
    pool,
    asset: pool.asset,
    visitor: session && (await readVisitor(incident, session)),
    tally,
    history,
    /** State of the feed that proved it; null for an incident that was filed. */
    watch,
    /** The court behind the arbiter, while it may rule; null for an arbiter without a court. */
    court,
    bonds: bondsOf(incident, events),
    exhibits: exhibitsOf(events),
    milestones: timelineOf(
      incident,
      { events, now, collectionEnd },
      {
        money: (amount) => formatMoney(amount, pool.asset),
        weight: (amount) => `${formatWhole(amount, BRK_DECIMALS)} BRK`,
      },
    ),
    now,
  };
}

export type IncidentPage = NonNullable<Awaited<ReturnType<typeof readIncidentPage>>>;
