import { getAbiItem, getAddress } from 'viem';
import { assessorsAbi, claimsAbi } from '@/lib/contracts/abis';
import { readDeployment } from '@/lib/contracts/deployment';
import { ask, historyOr } from '@/lib/history/client';
import { eventFrom as eventOfRow } from '@/lib/history/events';
import { publicClient } from '@/lib/server/client';
import { readEvents } from '@/lib/server/logs';
import type { IncidentEvent } from './events';
import { PARTIES, type Party } from './types';

const CLAIMS_EVENTS = [
  getAbiItem({ abi: claimsAbi, name: 'IncidentFiled' }),
  getAbiItem({ abi: claimsAbi, name: 'IncidentProven' }),
  getAbiItem({ abi: claimsAbi, name: 'IncidentChallenged' }),
  getAbiItem({ abi: claimsAbi, name: 'Tallied' }),
  getAbiItem({ abi: claimsAbi, name: 'IncidentAppealed' }),
  getAbiItem({ abi: claimsAbi, name: 'Escalated' }),
  getAbiItem({ abi: claimsAbi, name: 'Ruled' }),
  getAbiItem({ abi: claimsAbi, name: 'RulingLapsed' }),
  getAbiItem({ abi: claimsAbi, name: 'IncidentDrawn' }),
  getAbiItem({ abi: claimsAbi, name: 'IncidentFinalized' }),
  getAbiItem({ abi: claimsAbi, name: 'BondCollected' }),
] as const;

const COLLECTED = getAbiItem({ abi: claimsAbi, name: 'Collected' });

const VOTE_EVENTS = [
  getAbiItem({ abi: assessorsAbi, name: 'VoteCommitted' }),
  getAbiItem({ abi: assessorsAbi, name: 'VoteRevealed' }),
] as const;

/** Events of one incident that are shown: commits and reveals of more assessors than ever vote. */
const MAX_EVENTS = 500;
/** Collections that are shown one by one; the others as one sum. */
const MAX_COLLECTIONS = 10;

async function readChainLogs(incident: number) {
  const { claims, assessors } = await readDeployment();
  const [ofClaims, ofVotes] = await Promise.all([
    readEvents(claims, CLAIMS_EVENTS),
    readEvents(assessors, VOTE_EVENTS),
  ]);
  return [...ofClaims, ...ofVotes].filter(({ args }) => args.incident === BigInt(incident));
}

type ClaimsLog = Awaited<ReturnType<typeof readChainLogs>>[number];

function partyFrom(index: number): Party {
  const party = PARTIES[index];
  if (!party) throw new Error(`The app does not know who puts up bonds as ${index}.`);
  return party;
}

function eventFrom(log: ClaimsLog, time: number): IncidentEvent {
  switch (log.eventName) {
    case 'IncidentFiled': {
      const { filer, filing, bond } = log.args;
      const drawn = filing.drawn === 0n ? null : Number(filing.drawn);
      const cover = Number(filing.cover);
      const { assertedStep: step, evidence } = filing;
      return { kind: 'filed', time, by: filer, step, cover, bond, drawn, evidence };
    }
    case 'IncidentProven':
      return { kind: 'proven', time, by: log.args.prover, severityBps: Number(log.args.severityBps) };
    case 'IncidentChallenged': {
      const { challenger, bond, evidence } = log.args;
      return { kind: 'challenged', time, by: challenger, bond, evidence };
    }
    case 'VoteCommitted':
      return { kind: 'committed', time, by: log.args.voter };
    case 'VoteRevealed': {
      const { voter, step, weight } = log.args;
      return { kind: 'revealed', time, by: voter, step, weight };
    }
    case 'Tallied':
      return { kind: 'tallied', time, decided: log.args.decided, step: log.args.step };
    case 'IncidentAppealed': {
      const { appellant, bond, evidence } = log.args;
      return { kind: 'appealed', time, by: appellant, bond, evidence };
    }
    case 'Escalated':
      return { kind: 'escalated', time, until: Number(log.args.until) };
    case 'Ruled':
      return { kind: 'ruled', time, by: log.args.arbiter, step: log.args.step };
    case 'RulingLapsed':
      return { kind: 'unruled', time };
    case 'IncidentDrawn':
      return { kind: 'drawn', time, until: Number(log.args.until) };
    case 'IncidentFinalized': {
      const { severityBps, booked, asked } = log.args;
      return { kind: 'finalized', time, severityBps: Number(severityBps), booked, asked };
    }
    case 'BondCollected': {
      const { party, to, assets } = log.args;
      return { kind: 'bondReturned', time, party: partyFrom(party), to, assets };
    }
  }
}

/** Nodes that do not put the time into a log are asked for the block. */
async function timeOf(log: Pick<ClaimsLog, 'blockNumber' | 'blockTimestamp'>): Promise<number> {
  const time =
    log.blockTimestamp ?? (await publicClient().getBlock({ blockNumber: log.blockNumber })).timestamp;
  return Number(time);
}

const byPosition = (a: ClaimsLog, b: ClaimsLog) =>
  Number(a.blockNumber - b.blockNumber) || a.logIndex - b.logIndex;

const ALL_EVENTS = [...CLAIMS_EVENTS, ...VOTE_EVENTS];

const readLogs = (incident: number): Promise<ClaimsLog[]> =>
  historyOr(
    async () => {
      const rows = await ask('incidentEvents', { incident, limit: MAX_EVENTS });
      return rows.flatMap((row) => (eventOfRow(ALL_EVENTS, row) as ClaimsLog | null) ?? []);
    },
    () => readChainLogs(incident),
  );

/** Payouts to covers, the latest first, and all of them together. */
type Collections = { latest: Collected[]; count: number; assets: bigint };
type Collected = Extract<IncidentEvent, { kind: 'collected' }>;

async function readChainCollections(incident: number): Promise<Collections> {
  const logs = await readEvents((await readDeployment()).claims, [COLLECTED]);
  const own = logs.filter(({ args }) => args.incident === BigInt(incident));
  const latest = own.slice(-MAX_COLLECTIONS).map(async (log): Promise<Collected> => {
    const { holder, cover, assets } = log.args;
    return { kind: 'collected', time: await timeOf(log), holder, cover: Number(cover), assets };
  });
  return {
    latest: (await Promise.all(latest)).reverse(),
    count: own.length,
    assets: own.reduce((sum, { args }) => sum + args.assets, 0n),
  };
}

const readCollections = (incident: number): Promise<Collections> =>
  historyOr(
    async () => {
      const found = await ask('collections', { incident, limit: MAX_COLLECTIONS });
      const latest = found.rows.map(
        ({ holder, time, cover, assets }): Collected => ({
          kind: 'collected',
          time,
          holder: getAddress(holder),
          cover,
          assets,
        }),
      );
      return { latest, count: found.collections, assets: found.collected };
    },
    () => readChainCollections(incident),
  );

/** The payouts that are not shown one by one, as one event before those that are. */
function earlier({ latest, count, assets }: Collections): IncidentEvent[] {
  const first = latest.at(-1);
  if (!first || count <= latest.length) return [];
  const shown = latest.reduce((sum, one) => sum + one.assets, 0n);
  return [
    { kind: 'collectedBefore', time: first.time, covers: count - latest.length, assets: assets - shown },
  ];
}

/** What happened to one incident, in order. */
export async function readIncidentEvents(incident: number): Promise<IncidentEvent[]> {
  const [logs, collections] = await Promise.all([readLogs(incident), readCollections(incident)]);
  const events = await Promise.all(
    logs.toSorted(byPosition).map(async (log) => eventFrom(log, await timeOf(log))),
  );
  return [...events, ...earlier(collections), ...collections.latest.toReversed()];
}
