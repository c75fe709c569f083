// Turns the story's tables into dated transactions.

import { parseEther, parseUnits } from 'viem';
import { type Ballot, ballotMessage, commitHashOf, saltOf } from '@/lib/claims/vote';
import type { DemoDeployment, ProtocolCalls } from '../protocol';
import type { Call } from '../sender';
import { type Documents, LANTERN_NAME } from './documents';
import { ASSESSORS, type Name, PAYERS, people } from './people';
import {
  ASSESSOR_STAKES,
  COVERS,
  DEPOSITS,
  EXITS,
  type IncidentStory,
  LANTERN_LISTED,
  PROCESSINGS,
  type Purchase,
  type Vote,
} from './story';

export type Step = { day: number; who: Name; call: Call };

const ALLOWANCE_DAY = 0.3;
const SPENDING_MONEY = dollars(50_000);
const WAITING_DAYS: Record<number, number> = { 1: 1, 2: 2, 3: 1 };
const PROTOCOL_FAILURE = 1;
const TEN_MINUTES = 1 / 144;

export function dollars(amount: number): bigint {
  return parseUnits(String(amount), 6);
}

const shares = (atPar: number) => parseUnits(String(atPar), 9);

/** Money and allowances of everyone, and the assessors' stakes. */
export function preparationSteps(calls: ProtocolCalls): Step[] {
  const day = ALLOWANCE_DAY;
  const spendings = PAYERS.flatMap((who): Step[] => {
    const staked = DEPOSITS.filter(([, name]) => name === who).reduce((sum, [, , assets]) => sum + assets, 0);
    return [
      { day, who: 'deployer', call: calls.mint(people[who].address, dollars(staked) + SPENDING_MONEY) },
      { day, who, call: calls.approvePool },
    ];
  });
  const assessors = ASSESSORS.flatMap((who): Step[] => [
    { day, who: 'deployer', call: calls.giveToken(people[who].address, parseEther('50000')) },
    { day, who, call: calls.approveAssessors },
    { day: 1.5, who, call: calls.assess(parseEther(String(ASSESSOR_STAKES[who]))) },
  ]);
  const visitors = (['staker', 'member', 'claimant'] as const).map(
    (who): Step => ({
      day,
      who: 'deployer',
      call: calls.giveToken(people[who].address, parseEther('10000')),
    }),
  );
  return [...spendings, ...assessors, ...visitors];
}

export function stakingSteps(calls: ProtocolCalls): Step[] {
  const deposits = DEPOSITS.map(
    ([day, who, assets]): Step => ({ day, who, call: calls.deposit(dollars(assets), people[who].address) }),
  );
  const exits = EXITS.flatMap(({ who, shares: atPar, requested, taken }): Step[] => {
    const owner = people[who].address;
    const request: Step = { day: requested, who, call: calls.requestRedeem(shares(atPar), owner) };
    if (taken === undefined) return [request];
    return [request, { day: taken, who, call: calls.redeem(shares(atPar), owner) }];
  });
  const processings = PROCESSINGS.map((day): Step => ({ day, who: 'keeper', call: calls.processExits }));
  return [...deposits, ...exits, ...processings];
}

export function coverSteps(calls: ProtocolCalls, deployment: DemoDeployment, documents: Documents): Step[] {
  const lantern = calls.listProduct([
    {
      pool: deployment.pool,
      name: LANTERN_NAME,
      wording: documents.lantern,
      peril: PROTOCOL_FAILURE,
      group: 2,
      maxShareBps: 1_500,
      waitingDays: 1,
      minDays: 14,
      maxDays: 365,
      model: deployment.model,
      rate: parseEther('0.03'),
    },
  ]);
  const purchases = COVERS.map(
    ([day, who, product, amount, term]): Step => ({
      day,
      who,
      call: calls.buy(BigInt(product), dollars(amount), BigInt(term), people[who].address),
    }),
  );
  return [{ day: LANTERN_LISTED, who: 'deployer', call: lantern }, ...purchases];
}

const idOf = (purchase: Purchase) => BigInt(COVERS.indexOf(purchase) + 1);

/** Covers of the incident's product that were in force on the day of its event. */
function inForce({ product, event }: IncidentStory, presentDay: number): Purchase[] {
  const eventDay = Math.floor(event < 0 ? presentDay + event : event);
  return COVERS.filter(([bought, , covered, , term]) => {
    const start = Math.floor(bought) + 1 + (WAITING_DAYS[covered] ?? 0);
    return covered === product && start <= eventDay && eventDay < start + term;
  });
}

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
    throw new Error(`${collecting.length} covers collect, not ${days.length}.`);
  const payouts = days.flatMap((day, index): Step[] => {
    const purchase = collecting[index];
    return purchase ? [{ day, who: purchase[1], call: calls.collect(number, idOf(purchase)) }] : [];
  });
  return [{ day: bond, who: filer, call: calls.collectBond(number) }, ...payouts];
}

export type Present = { day: number; time: (day: number) => number };

/** Filing, votes, settlement and collection of one incident. */
export async function incidentSteps(
  calls: ProtocolCalls,
  { chainId, claims }: DemoDeployment,
  documents: Documents,
  { number, story, present }: { number: bigint; story: IncidentStory; present: Present },
): Promise<Step[]> {
  const eligible = inForce(story, present.day);
  const filed = eligible.find(([, who]) => who === story.filer);
  if (!filed) throw new Error(`${story.filer} has no cover to file incident ${number} with.`);
  const evidence = documents.evidence[story.evidence];
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
