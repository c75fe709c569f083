// Turns the incidents' tables into dated transactions.

import { type Ballot, ballotMessage, commitHashOf, saltOf } from '@/lib/claims/vote';
import type { DemoDeployment, ProtocolCalls } from '../protocol';
import { idOf, inForce } from './covers';
import type { Documents } from './documents';
import type { IncidentStory, Vote } from './incidents';
import { people } from './people';
import type { Step } from './steps';
import type { Purchase } from './story';

const TEN_MINUTES = 1 / 144;

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

function settlement(calls: ProtocolCalls, number: bigint, day: number): Step[] {
  return [
    { day, who: 'keeper', call: calls.tally(number) },
    { day: day + TEN_MINUTES, who: 'keeper', call: calls.finalize(number) },
  ];
}

function collections(
  calls: ProtocolCalls,
  number: bigint,
  { filer, collects }: IncidentStory,
  eligible: Purchase[],
): Step[] {
  if (!collects) return [];
  const { bond, days, waits } = collects;
  const collecting = eligible.filter(([, who]) => who !== waits);
  if (collecting.length !== days.length)
    throw new Error(`${collecting.length} covers collect from incident ${number}, not ${days.length}.`);
  const payouts = days.flatMap((day, index): Step[] => {
    const purchase = collecting[index];
    return purchase ? [{ day, who: purchase[1], call: calls.collect(number, idOf(purchase)) }] : [];
  });
  return [{ day: bond, who: filer, call: calls.collectBond(number) }, ...payouts];
}

/** Filing, votes, settlement and collection of one incident. */
export async function incidentSteps(
  calls: ProtocolCalls,
  { chainId, claims }: DemoDeployment,
  documents: Documents,
  { number, story, present }: { number: bigint; story: IncidentStory; present: Present },
): Promise<Step[]> {
  const eventDay = Math.floor(story.event < 0 ? present.day + story.event : story.event);
  const eligible = inForce(story.product, eventDay);
  const filed = eligible.find(([, who]) => who === story.filer);
  if (!filed) throw new Error(`${story.filer} has no cover to file incident ${number} with.`);
  const evidence = documents[story.evidence];
  const call = calls.file(idOf(filed), present.time(story.event), story.step, evidence);
  const ballot: Ballot = { chainId, claims, incident: number, round: 1 };
  const votes = await Promise.all(story.votes.map((vote) => voteSteps(calls, ballot, vote)));
  return [
    { day: story.filed, who: story.filer, call },
    ...votes.flat(),
    ...(story.settled === undefined ? [] : settlement(calls, number, story.settled)),
    ...collections(calls, number, story, eligible),
  ];
}
