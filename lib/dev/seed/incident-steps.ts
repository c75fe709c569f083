// Turns the incidents' tables into dated transactions.

import { type Ballot, ballotMessage, commitHashOf, saltOf } from '@/lib/claims/vote';
import type { DemoDeployment, ProtocolCalls } from '../protocol';
import { idOf, inForce } from './covers';
import type { Documents } from './documents';
import type { IncidentStory, Vote } from './incidents';
import { people } from './people';
import type { Step } from './steps';
import type { Purchase } from './story';

/** Days between two holders' collections. */
const COLLECT_EVERY = 0.4;

export type Present = { day: number; time: (day: number) => number };

async function voteSteps(calls: ProtocolCalls, ballot: Ballot, vote: Vote): Promise<Step[]> {
  const { who, step, committed, revealed } = vote;
  const voter = people[who].address;
  const salt = saltOf(await people[who].signMessage({ message: ballotMessage(ballot) }));
  const commit = calls.commit(ballot.incident, commitHashOf(ballot, voter, step, salt));
  const steps: Step[] = [{ day: committed, who, call: commit }];
  if (revealed !== undefined)
    steps.push({ day: revealed, who, call: calls.reveal(ballot.incident, voter, step, salt) });
  return steps;
}

/** From the tally to the settlement, with challenge, appeal and ruling. */
function decision(calls: ProtocolCalls, number: bigint, documents: Documents, story: IncidentStory): Step[] {
  const { challenged, tallied, appealed, ruled, settled } = story;
  const steps: (Step | undefined)[] = [
    challenged && {
      day: challenged.day,
      who: challenged.who,
      call: calls.challenge(number, documents[challenged.evidence]),
    },
    tallied === undefined ? undefined : { day: tallied, who: 'keeper', call: calls.tally(number) },
    appealed && {
      day: appealed.day,
      who: appealed.who,
      call: calls.appeal(number, documents[appealed.evidence]),
    },
    ruled && { day: ruled.day, who: 'deployer', call: calls.rule(number, ruled.step) },
    settled === undefined ? undefined : { day: settled, who: 'keeper', call: calls.finalize(number) },
  ];
  return steps.filter((step) => step !== undefined);
}

function voteSettlements(calls: ProtocolCalls, number: bigint, story: IncidentStory): Step[] {
  const { votes, votesSettled: day } = story;
  if (day === undefined) return [];
  return votes.map(({ who }) => ({
    day,
    who: 'keeper',
    call: calls.settleVote(number, people[who].address),
  }));
}

function collections(
  calls: ProtocolCalls,
  number: bigint,
  { filer, collects, appealed }: IncidentStory,
  eligible: Purchase[],
): Step[] {
  if (!collects) return [];
  const { bond, from, waits } = collects;
  const collecting = eligible.filter(([, who]) => who !== waits);
  const payouts = collecting.map((purchase, index): Step => {
    const day = from + index * COLLECT_EVERY;
    return { day, who: purchase[1], call: calls.collect(number, idOf(purchase)) };
  });
  const bonds: Step[] = [{ day: bond, who: filer, call: calls.collectBond(number) }];
  // every appeal of this story was won
  if (appealed) bonds.push({ day: bond, who: appealed.who, call: calls.collectBond(number, 'appellant') });
  return [...bonds, ...payouts];
}

/** Filing, votes, decision and collection of one incident. */
export async function incidentSteps(
  calls: ProtocolCalls,
  { chainId, assessors }: DemoDeployment,
  documents: Documents,
  { number, story, present }: { number: bigint; story: IncidentStory; present: Present },
): Promise<Step[]> {
  const eventDay = Math.floor(story.event < 0 ? present.day + story.event : story.event);
  const eligible = inForce(story.product, eventDay);
  const filed = eligible.find(([, who]) => who === story.filer);
  if (!filed) throw new Error(`${story.filer} has no cover to file incident ${number} with.`);
  const evidence = documents[story.evidence];
  const call = calls.file(idOf(filed), present.time(story.event), story.step, evidence);
  const ballot: Ballot = { chainId, assessors, incident: number };
  const votes = await Promise.all(story.votes.map((vote) => voteSteps(calls, ballot, vote)));
  return [
    { day: story.filed, who: story.filer, call },
    ...votes.flat(),
    ...decision(calls, number, documents, story),
    ...collections(calls, number, story, eligible),
    ...voteSettlements(calls, number, story),
  ];
}
