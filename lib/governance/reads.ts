import { cache } from 'react';
import { type Address, getAbiItem, zeroAddress } from 'viem';
import { mutualGovernorAbi, mutualTokenAbi, timelockControllerAbi } from '@/lib/contracts/abis';
import { readDeployment } from '@/lib/contracts/deployment';
import { chainHead, publicClient } from '@/lib/server/client';
import { readEvents } from '@/lib/server/logs';
import { remembered } from '@/lib/server/shell';
import { proposalState } from './states';
import { partsOfText } from './text';
import type { ProposalTimes } from './timeline';
import { type Ballot, type Proposal, SUPPORTS, type VoteRules, type Voter } from './types';

const PROPOSAL_EVENTS = [
  getAbiItem({ abi: mutualGovernorAbi, name: 'ProposalCreated' }),
  getAbiItem({ abi: mutualGovernorAbi, name: 'ProposalQueued' }),
  getAbiItem({ abi: mutualGovernorAbi, name: 'ProposalExecuted' }),
  getAbiItem({ abi: mutualGovernorAbi, name: 'ProposalCanceled' }),
] as const;

/** With parameters, which the governor ignores, a vote has an event of its own. */
const VOTE_EVENTS = [
  getAbiItem({ abi: mutualGovernorAbi, name: 'VoteCast' }),
  getAbiItem({ abi: mutualGovernorAbi, name: 'VoteCastWithParams' }),
] as const;

const readLogs = async () => readEvents((await readDeployment()).governor, PROPOSAL_EVENTS);
/** Apart: they are many, and none of them may crowd a proposal out. */
const readVoteLogs = async () => readEvents((await readDeployment()).governor, VOTE_EVENTS);

type GovernorLog = Awaited<ReturnType<typeof readLogs>>[number];
type VoteLog = Awaited<ReturnType<typeof readVoteLogs>>[number];
type LogOf<Name extends GovernorLog['eventName']> = Extract<GovernorLog, { eventName: Name }>;

const isOf =
  <Name extends GovernorLog['eventName']>(name: Name) =>
  (log: GovernorLog): log is LogOf<Name> =>
    log.eventName === name;

/** Nodes that do not put the time into a log are asked for the block. */
async function timeOf({ blockTimestamp, blockNumber }: GovernorLog | VoteLog): Promise<number> {
  return Number(blockTimestamp ?? (await publicClient().getBlock({ blockNumber })).timestamp);
}

async function readBallot(log: VoteLog): Promise<Ballot> {
  const { voter, support, weight, reason } = log.args;
  const side = SUPPORTS[support];
  if (!side) throw new Error(`The app does not know what a vote of ${support} means.`);
  return { voter, support: side, weight, reason, time: await timeOf(log) };
}

/** What happened to one proposal, from its own logs. */
async function readTimes(logs: GovernorLog[], created: LogOf<'ProposalCreated'>) {
  const timeOfLast = async (name: GovernorLog['eventName']) => {
    const log = logs.findLast(isOf(name));
    return log && timeOf(log);
  };
  const [at, queued, executed, canceled] = await Promise.all([
    timeOf(created),
    timeOfLast('ProposalQueued'),
    timeOfLast('ProposalExecuted'),
    timeOfLast('ProposalCanceled'),
  ]);
  const snapshot = Number(created.args.voteStart);
  const known = { queued, executed, canceled };
  const happened = Object.fromEntries(Object.entries(known).filter(([, time]) => time !== undefined));
  return { created: at, snapshot, ...happened };
}

async function readProposal(
  created: LogOf<'ProposalCreated'>,
  index: number,
  logs: GovernorLog[],
  votes: VoteLog[],
) {
  const [{ governor }, { now }] = await Promise.all([readDeployment(), chainHead()]);
  const { proposalId: id, proposer, targets, values, calldatas, description, voteStart } = created.args;
  const client = publicClient();
  const contract = { address: governor, abi: mutualGovernorAbi } as const;
  // before the snapshot the quorum of then is not known yet: that of now is the best guess
  const counted = Number(voteStart) < now ? voteStart : BigInt(now - 1);
  const own = logs.filter(({ args }) => args.proposalId === id);
  const ownVotes = votes.filter(({ args }) => args.proposalId === id);
  const [state, counts, quorum, deadline, eta, times, ballots] = await Promise.all([
    client.readContract({ ...contract, functionName: 'state', args: [id] }),
    client.readContract({ ...contract, functionName: 'proposalVotes', args: [id] }),
    client.readContract({ ...contract, functionName: 'quorum', args: [counted] }),
    client.readContract({ ...contract, functionName: 'proposalDeadline', args: [id] }),
    client.readContract({ ...contract, functionName: 'proposalEta', args: [id] }),
    readTimes(own, created),
    Promise.all(ownVotes.map(readBallot)),
  ]);
  const [against, inFavour, abstain] = counts;
  const allTimes: ProposalTimes = { ...times, deadline: Number(deadline), eta: Number(eta) };
  return {
    number: index + 1,
    id,
    proposer,
    ...partsOfText(description),
    text: description,
    actions: targets.map((target, place) => ({
      target,
      value: values[place] ?? 0n,
      data: calldatas[place] ?? '0x',
    })),
    state: proposalState(state),
    tally: { against, for: inFavour, abstain, quorum },
    times: allTimes,
    ballots,
  } satisfies Proposal;
}

/** Everything that was ever proposed, the latest first. */
export const readProposals = cache(async (): Promise<Proposal[]> => {
  const [logs, votes] = await Promise.all([readLogs(), readVoteLogs()]);
  const created = logs.filter(isOf('ProposalCreated'));
  const proposals = await Promise.all(created.map((log, index) => readProposal(log, index, logs, votes)));
  return proposals.reverse();
});

const isNumber = (text: string) => /^[1-9]\d{0,6}$/.test(text);

/** What the page of a proposal is called; null when nothing was proposed under this number. */
export const findProposalTitle = cache(async (number: string): Promise<string | null> => {
  if (!isNumber(number)) return null;
  return remembered(`proposal:${number}`, async () => {
    const created = (await readLogs()).filter(isOf('ProposalCreated'));
    const found = created[Number(number) - 1];
    return found ? `${number}. ${partsOfText(found.args.description).title}` : null;
  });
});

/** Null when nothing was proposed under this number. */
export async function findProposal(number: string): Promise<Proposal | null> {
  if (!isNumber(number)) return null;
  return (await readProposals()).find((proposal) => proposal.number === Number(number)) ?? null;
}

export const readVoteRules = cache(async (): Promise<VoteRules> => {
  const { governor, timelock } = await readDeployment();
  const client = publicClient();
  const contract = { address: governor, abi: mutualGovernorAbi } as const;
  const [delay, period, extension, threshold, quorum, timelockDelay] = await Promise.all([
    client.readContract({ ...contract, functionName: 'votingDelay' }),
    client.readContract({ ...contract, functionName: 'votingPeriod' }),
    client.readContract({ ...contract, functionName: 'lateQuorumVoteExtension' }),
    client.readContract({ ...contract, functionName: 'proposalThreshold' }),
    client.readContract({ ...contract, functionName: 'quorumNumerator' }),
    client.readContract({ address: timelock, abi: timelockControllerAbi, functionName: 'getMinDelay' }),
  ]);
  return {
    delay: Number(delay),
    period: Number(period),
    extension: Number(extension),
    threshold,
    quorumPercent: Number(quorum),
    timelockDelay: Number(timelockDelay),
  };
});

export const readVotingPower = cache(async (account: Address): Promise<Voter> => {
  const { token } = await readDeployment();
  const contract = { address: token, abi: mutualTokenAbi } as const;
  const client = publicClient();
  const args = [account] as const;
  const [balance, votes, delegate] = await Promise.all([
    client.readContract({ ...contract, functionName: 'balanceOf', args }),
    client.readContract({ ...contract, functionName: 'getVotes', args }),
    client.readContract({ ...contract, functionName: 'delegates', args }),
  ]);
  return { balance, votes, delegate };
});

/** Weight that an account has in a vote; null while the weights are not taken yet. */
export async function readWeight(account: Address, snapshot: number): Promise<bigint | null> {
  const [{ token }, { now }] = await Promise.all([readDeployment(), chainHead()]);
  if (snapshot >= now) return null;
  return publicClient().readContract({
    address: token,
    abi: mutualTokenAbi,
    functionName: 'getPastVotes',
    args: [account, BigInt(snapshot)],
  });
}

export const isNobody = (account: Address) => account === zeroAddress;
