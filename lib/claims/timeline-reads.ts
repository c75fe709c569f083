import { getAbiItem } from 'viem';
import { claimsAbi } from '@/lib/contracts/abis';
import { readDeployment } from '@/lib/contracts/deployment';
import { publicClient } from '@/lib/server/client';
import type { IncidentEvent } from './events';
import { PARTIES, type Party } from './types';

const EVENTS = [
  getAbiItem({ abi: claimsAbi, name: 'IncidentFiled' }),
  getAbiItem({ abi: claimsAbi, name: 'IncidentProven' }),
  getAbiItem({ abi: claimsAbi, name: 'IncidentRefiled' }),
  getAbiItem({ abi: claimsAbi, name: 'IncidentChallenged' }),
  getAbiItem({ abi: claimsAbi, name: 'VoteCommitted' }),
  getAbiItem({ abi: claimsAbi, name: 'VoteRevealed' }),
  getAbiItem({ abi: claimsAbi, name: 'Tallied' }),
  getAbiItem({ abi: claimsAbi, name: 'IncidentAppealed' }),
  getAbiItem({ abi: claimsAbi, name: 'Escalated' }),
  getAbiItem({ abi: claimsAbi, name: 'Ruled' }),
  getAbiItem({ abi: claimsAbi, name: 'RulingLapsed' }),
  getAbiItem({ abi: claimsAbi, name: 'Finalized' }),
  getAbiItem({ abi: claimsAbi, name: 'Collected' }),
  getAbiItem({ abi: claimsAbi, name: 'BondCollected' }),
  getAbiItem({ abi: claimsAbi, name: 'Recovered' }),
  getAbiItem({ abi: claimsAbi, name: 'UncollectedReturned' }),
] as const;

async function readLogs() {
  const { claims, blockNumber } = await readDeployment();
  return publicClient().getLogs({
    address: claims,
    events: EVENTS,
    fromBlock: BigInt(blockNumber),
    strict: true,
  });
}

type ClaimsLog = Awaited<ReturnType<typeof readLogs>>[number];

function partyFrom(index: number): Party {
  const party = PARTIES[index];
  if (!party) throw new Error(`The app does not know who puts up bonds as ${index}.`);
  return party;
}

function eventFrom(log: ClaimsLog, time: number): IncidentEvent {
  switch (log.eventName) {
    case 'IncidentFiled': {
      const { filer, assertedStep, cover, bond } = log.args;
      return { kind: 'filed', time, by: filer, step: assertedStep, cover: Number(cover), bond };
    }
    case 'IncidentProven':
      return { kind: 'proven', time, by: log.args.prover, severityBps: Number(log.args.severityBps) };
    case 'IncidentRefiled':
      return { kind: 'refiled', time, as: Number(log.args.refiled) };
    case 'IncidentChallenged': {
      const { challenger, bond, evidence } = log.args;
      return { kind: 'challenged', time, by: challenger, bond, evidence };
    }
    case 'VoteCommitted':
      return { kind: 'committed', time, by: log.args.voter, round: log.args.round };
    case 'VoteRevealed': {
      const { voter, round, step, weight } = log.args;
      return { kind: 'revealed', time, by: voter, round, step, weight };
    }
    case 'Tallied': {
      const { round, decided, step } = log.args;
      return { kind: 'tallied', time, round, decided, step };
    }
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
    case 'Finalized':
      return { kind: 'finalized', time, severityBps: Number(log.args.severityBps), booked: log.args.booked };
    case 'Collected': {
      const { holder, cover, assets } = log.args;
      return { kind: 'collected', time, holder, cover: Number(cover), assets };
    }
    case 'BondCollected': {
      const { party, to, assets } = log.args;
      return { kind: 'bondReturned', time, party: partyFrom(party), to, assets };
    }
    case 'Recovered':
      return { kind: 'recovered', time, by: log.args.from, assets: log.args.assets };
    case 'UncollectedReturned':
      return { kind: 'returned', time, assets: log.args.assets };
  }
}

/** Nodes that do not put the time into a log are asked for the block. */
async function timeOf(log: ClaimsLog): Promise<number> {
  const time =
    log.blockTimestamp ?? (await publicClient().getBlock({ blockNumber: log.blockNumber })).timestamp;
  return Number(time);
}

/** What happened to one incident, in order. */
export async function readIncidentEvents(incident: number): Promise<IncidentEvent[]> {
  const logs = (await readLogs()).filter(({ args }) => args.incident === BigInt(incident));
  return Promise.all(logs.map(async (log) => eventFrom(log, await timeOf(log))));
}
