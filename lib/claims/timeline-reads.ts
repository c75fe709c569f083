import { getAbiItem } from 'viem';
import { claimsAbi } from '@/lib/contracts/abis';
import { readDeployment } from '@/lib/contracts/deployment';
import { publicClient } from '@/lib/server/client';
import type { IncidentEvent } from './timeline';

const EVENTS = [
  getAbiItem({ abi: claimsAbi, name: 'IncidentFiled' }),
  getAbiItem({ abi: claimsAbi, name: 'VoteCommitted' }),
  getAbiItem({ abi: claimsAbi, name: 'VoteRevealed' }),
  getAbiItem({ abi: claimsAbi, name: 'Tallied' }),
  getAbiItem({ abi: claimsAbi, name: 'Finalized' }),
  getAbiItem({ abi: claimsAbi, name: 'Collected' }),
  getAbiItem({ abi: claimsAbi, name: 'BondCollected' }),
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

function eventFrom(log: ClaimsLog, time: number): IncidentEvent {
  switch (log.eventName) {
    case 'IncidentFiled': {
      const { filer, assertedStep, cover } = log.args;
      return { kind: 'filed', time, by: filer, step: assertedStep, cover: Number(cover) };
    }
    case 'VoteCommitted':
      return { kind: 'committed', time, by: log.args.voter, round: log.args.round };
    case 'VoteRevealed': {
      const { voter, round, step, weight } = log.args;
      return { kind: 'revealed', time, by: voter, round, step, weight };
    }
    case 'Tallied': {
      const { round, decided, verdictStep } = log.args;
      return { kind: 'tallied', time, round, decided, step: verdictStep };
    }
    case 'Finalized':
      return { kind: 'finalized', time, step: log.args.verdictStep, booked: log.args.booked };
    case 'Collected': {
      const { holder, cover, assets } = log.args;
      return { kind: 'collected', time, holder, cover: Number(cover), assets };
    }
    case 'BondCollected':
      return { kind: 'bondReturned', time, filer: log.args.filer, assets: log.args.assets };
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
