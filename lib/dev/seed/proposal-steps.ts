// Turns the proposals into dated transactions.

import { parseEther } from 'viem';
import { governanceCalls, type Proposal } from '../governance';
import { type DemoDeployment, protocolCalls } from '../protocol';
import type { Call } from '../sender';
import { type Name, people } from './people';
import type { ProposalName } from './proposal-calls';
import { DELEGATIONS, PROPOSALS, type ProposalStory, TOKENS } from './proposals';
import type { Step } from './steps';

const TOKEN_DAY = 0.4;
const DELEGATION_DAY = 1.6;

function steps(calls: ReturnType<typeof governanceCalls>, story: ProposalStory, proposal: Proposal): Step[] {
  const { by, proposed, votes, queued, executed } = story;
  return [
    { day: proposed, who: by, call: calls.propose(proposal) },
    ...votes.map(([day, who, support, reason]): Step => {
      return { day, who, call: calls.castVote(proposal, support, reason) };
    }),
    ...(queued === undefined ? [] : [{ day: queued, who: 'keeper' as const, call: calls.queue(proposal) }]),
    ...(executed === undefined
      ? []
      : [{ day: executed, who: 'keeper' as const, call: calls.execute(proposal) }]),
  ];
}

/** Token transfers, delegations, and every proposal from its text to its execution. */
export function proposalSteps(deployment: DemoDeployment, all: Record<ProposalName, Call[]>): Step[] {
  const calls = governanceCalls(deployment);
  const { giveToken } = protocolCalls(deployment);
  const tokens = Object.entries(TOKENS).map(([name, amount]): Step => {
    const call = giveToken(people[name as Name].address, parseEther(String(amount)));
    return { day: TOKEN_DAY, who: 'deployer', call };
  });
  const delegations = DELEGATIONS.map(([who, to]): Step => {
    return { day: DELEGATION_DAY, who, call: calls.delegate(people[to].address) };
  });
  const proposals = PROPOSALS.flatMap((story) => {
    return steps(calls, story, { calls: all[story.name], text: story.text });
  });
  return [...tokens, ...delegations, ...proposals];
}
