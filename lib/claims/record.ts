import type { Asset } from '@/lib/capital/types';
import { isFinal } from './phase';
import type { Incident } from './types';
import { isNear } from './verdict';

/** A vote of an account, from its commit to its settlement. */
export type Ballot = {
  incident: Incident;
  /** In steps of 5 %; null while it is hidden, for good if it was never revealed. */
  step: number | null;
  isSettled: boolean;
  /** Paid or to be paid, in the pool's asset, and the stake that it cost or costs, in BRK. */
  reward: bigint;
  penalty: bigint;
};

/** The next step for a vote. */
export type BallotState = 'reveal' | 'committed' | 'waiting' | 'settle' | 'done';

/** Commits are open until `commitUntil`, reveals until `until`. */
export function ballotState({ incident, step, isSettled }: Ballot, now: number): BallotState {
  if (isSettled) return 'done';
  if (isFinal(incident)) return 'settle';
  if (incident.status !== 'voting' || step !== null || now >= incident.until) return 'waiting';
  return now < incident.commitUntil ? 'committed' : 'reveal';
}

/** How a revealed vote compares with the final severity; null while there is none, or no verdict to compare with. */
export function nearness({ incident, step }: Ballot): 'near' | 'far' | 'hidden' | null {
  if (incident.status !== 'accepted' && incident.status !== 'refused') return null;
  if (step === null) return 'hidden';
  return isNear(step, incident.severityBps) ? 'near' : 'far';
}

/** Money of one pool's asset. */
export type Earned = { asset: Asset; amount: bigint };

export type VotingRecord = {
  votes: number;
  near: number;
  far: number;
  hidden: number;
  /** Rewards of settled votes, by asset. */
  earned: Earned[];
  /** Stake lost in settled votes, in BRK. */
  lost: bigint;
};

/** An assessor's record over all votes; `assetOf` names what an incident's pool pays in. */
export function recordOf(
  ballots: readonly Ballot[],
  assetOf: (incident: Incident) => Asset | undefined,
): VotingRecord {
  const record: VotingRecord = { votes: ballots.length, near: 0, far: 0, hidden: 0, earned: [], lost: 0n };
  for (const ballot of ballots) {
    const how = nearness(ballot);
    if (how) record[how] += 1;
    if (!ballot.isSettled) continue;
    record.lost += ballot.penalty;
    const asset = assetOf(ballot.incident);
    if (!asset || ballot.reward === 0n) continue;
    const known = record.earned.find((earned) => earned.asset.address === asset.address);
    if (known) known.amount += ballot.reward;
    else record.earned.push({ asset, amount: ballot.reward });
  }
  return record;
}
