// Random assessors: they stake, mostly vote for the same step, mostly reveal; incidents are challenged, appealed, ruled on and settled.

import { bondsOwed } from './deciding';
import type { Move } from './moves';
import { numbered } from './moves-filing';
import { ACTORS, FACTORY, keyOf } from './people';
import { STATUS, type State, type Verdict, type Vote } from './types';
import { act } from './verb';
import { SALT } from './verbs-assessors';
import { assessorOf, BALLOT, canVote } from './votes';

const TOKEN = 10n ** 18n;

// ---- stake ----

export const stakeVotes: Move = ({ dice }) => {
  const amount = dice.pick([dice.between(1n, 100n), 10n, 40n]) * TOKEN;
  return act('stakeVotes', dice.pick(ACTORS), dice.chance(90) ? amount : dice.between(0n, 10n ** 13n));
};

const leave: Move = ({ dice, state }) => {
  const who = dice.pick(ACTORS);
  const { staked, leaving } = assessorOf(state, who);
  if (leaving > 0n && dice.chance(60)) return act('unstake', who);
  return act('requestUnstake', who, dice.edgy(staked));
};

// ---- votes ----

/** Open votes, also those whose phase is over. */
const votesOn = (state: State) => numbered(state, STATUS.voting);

/** Mostly a voter with weight who has not voted, mostly for the step that most others vote for. */
const commit: Move = ({ dice, state }) => {
  const all = votesOn(state);
  const open = all.filter(([, { vote }]) => vote !== null && state.now < vote.commitUntil);
  if (all.length === 0 || (open.length === 0 && dice.chance(95))) return null;
  const [incident, verdict] = dice.pick(open.length > 0 ? open : all);
  const voters = ACTORS.filter((who) => canVote(state, verdict, who));
  if (voters.length === 0 && dice.chance(90)) return null;
  const popular = popularStep(verdict);
  const step = dice.pick([popular, popular, popular, popular - popular / 3n, 0n, dice.between(0n, 20n)]);
  return act('commit', dice.pick(voters.length > 0 && dice.chance(95) ? voters : ACTORS), incident, step);
};

/** Most voters refuse one incident in four. */
const popularStep = ({ step, filedAt }: Verdict): bigint => (filedAt % 4n === 0n ? 0n : step);

export const isRevealing = ({ now }: State, { commitUntil, revealUntil }: Vote): boolean =>
  now >= commitUntil && now < revealUntil;

/** Reveals with the committed step and salt; rarely with wrong ones, or too early. */
const reveal: Move = ({ dice, state }) => {
  const hidden = votesOn(state).flatMap(([incident, { vote }]) =>
    ACTORS.flatMap((voter) => {
      const ballot = vote?.ballots[keyOf(voter)];
      if (vote === null || ballot?.stage !== 'hidden') return [];
      return [{ incident, voter, step: ballot.step, isDue: isRevealing(state, vote) }];
    }),
  );
  const due = hidden.filter(({ isDue }) => isDue);
  if (hidden.length === 0 || (due.length === 0 && dice.chance(97))) return null;
  const { incident, voter, step } = dice.pick(due.length > 0 ? due : hidden);
  const [shown, salt] = dice.chance(95) ? [step, SALT] : [dice.between(0n, step + 1n), dice.between(0n, 2n)];
  return act('reveal', dice.pick(ACTORS), incident, voter, shown, salt);
};

const settleVote: Move = ({ dice, state }) => {
  const votes = state.claims.verdicts.flatMap(({ vote }, index) =>
    ACTORS.filter((voter) => vote?.ballots[keyOf(voter)] !== undefined).map((voter) => ({
      incident: BigInt(index) + 1n,
      voter,
      isDue: vote?.status !== BALLOT.open && vote?.ballots[keyOf(voter)]?.stage !== 'settled',
    })),
  );
  const due = votes.filter(({ isDue }) => isDue);
  if (votes.length === 0 || (due.length === 0 && dice.chance(80))) return null;
  const { incident, voter } = dice.pick(due.length > 0 && dice.chance(95) ? due : votes);
  return act('settleVote', dice.pick(ACTORS), incident, voter);
};

const collectReward: Move = ({ dice, state }) => {
  const owed = ACTORS.filter((who) => (state.assessors.rewards[keyOf(who)] ?? 0n) > 0n);
  return owed.length === 0 ? null : act('collectReward', dice.pick(ACTORS), dice.pick(owed));
};

// ---- decisions ----

/** Moves an incident to its next phase: mostly one whose phase is over, or that can be challenged or appealed. */
const proceed: Move = ({ dice, state, theme }) => {
  const all = numbered(state, STATUS.filed, STATUS.voting, STATUS.decided, STATUS.escalated, STATUS.drawn);
  const due = all.filter(([, { status, until }]) => until <= state.now || status === STATUS.escalated);
  if (all.length === 0 || (due.length === 0 && dice.chance(80))) return null;
  const [incident, { status, until, step, severity, isAppealed }] = dice.pick(due.length > 0 ? due : all);
  const decided = isAppealed ? severity / 500n : step;
  const rules = dice.chance(state.now >= until ? 5 : theme === 'draws' ? 10 : 75);
  if (status === STATUS.escalated && rules)
    return act('rule', FACTORY, incident, dice.pick([0n, decided, decided, dice.between(0n, step + 1n)]));
  const counts = status === STATUS.voting || status === STATUS.escalated;
  return act(counts ? 'tally' : 'finalize', dice.pick(ACTORS), incident);
};

/** Challenges incidents of the fast lane and appeals decided ones; rarely too late. */
const object: Move = ({ dice, state }) => {
  const all = numbered(state, STATUS.filed, STATUS.decided).filter(([, { isRuled }]) => !isRuled);
  const due = all.filter(([, { until }]) => until > state.now);
  if (all.length === 0 || (due.length === 0 && dice.chance(90))) return null;
  const [incident, { status }] = dice.pick(due.length > 0 ? due : all);
  return act(status === STATUS.filed ? 'challenge' : 'appeal', dice.pick(ACTORS), incident);
};

const collectBond: Move = ({ dice, state }) => {
  const count = state.claims.verdicts.length;
  if (count === 0) return null;
  const owed = state.claims.verdicts.flatMap((verdict, index) =>
    bondsOwed(verdict).flatMap((due, party) =>
      due > 0n ? [[BigInt(index) + 1n, BigInt(party)] as const] : [],
    ),
  );
  const any = [dice.between(1n, BigInt(count)), dice.between(0n, 2n)] as const;
  if (owed.length === 0 && dice.chance(90)) return null;
  const [incident, party] = owed.length > 0 && dice.chance(95) ? dice.pick(owed) : any;
  return act('collectBond', dice.pick(ACTORS), incident, party);
};

export const votingMoves: [number, string, Move][] = [
  [3, 'votes', stakeVotes],
  [2, 'votes', leave],
  [30, 'votes', commit],
  [40, 'votes', reveal],
  [12, 'votes', settleVote],
  [4, 'votes', collectReward],
  [36, 'losses draws', proceed],
  [30, 'votes', object],
  [6, '', collectBond],
];
