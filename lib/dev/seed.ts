// npm run seed: gives a new local chain three months of history that end now.

import { parseEther } from 'viem';
import { coverAbi } from '@/lib/contracts/abis';
import { dayOf, SECONDS_A_DAY, startOfDay } from '@/lib/time';
import { Failure, runMain } from './process.mjs';
import { type DemoDeployment, protocolCalls, readDemoDeployment } from './protocol';
import { keepDocuments } from './seed/documents';
import { incidentSteps, type Present } from './seed/incident-steps';
import { INCIDENTS } from './seed/incidents';
import { EXTRAS, people } from './seed/people';
import { proposalCalls } from './seed/proposal-calls';
import { proposalSteps } from './seed/proposal-steps';
import { rewardSteps } from './seed/rewards';
import { assessorSteps, poolSteps, priceSteps, type Step } from './seed/steps';
import { POOLS, PRESENT_DAY } from './seed/story';
import { createSender, type LocalClient, localClient } from './sender';
import { deploymentFile, endpoints } from './settings.mjs';

const wallTime = () => Math.floor(Date.now() / 1000);

/** Unix time of a day of the story. Negative days count back from the present. */
function calendar(now: number) {
  const origin = startOfDay(dayOf(now) - PRESENT_DAY);
  return {
    origin,
    day: (now - origin) / SECONDS_A_DAY,
    time: (day: number) => (day < 0 ? now : origin) + Math.round(day * SECONDS_A_DAY),
  };
}

async function requireFreshChain(client: LocalClient, { cover }: DemoDeployment, origin: number) {
  const sold = await client.readContract({ address: cover, abi: coverAbi, functionName: 'coverCount' });
  if (sold > 0n)
    throw new Failure('This chain already has its history. Start again with `npm start -- --fresh`.');
  const { timestamp } = await client.getBlock();
  if (timestamp >= BigInt(origin))
    throw new Failure(
      `The chain is too young for ${PRESENT_DAY} days of history: start it with \`npm start -- --fresh\`.`,
    );
}

async function fundExtras(client: LocalClient) {
  await Promise.all(
    EXTRAS.map((name) => client.setBalance({ address: people[name].address, value: parseEther('100') })),
  );
}

async function story(client: LocalClient, deployment: DemoDeployment, present: Present) {
  const calls = protocolCalls(deployment);
  const documents = await keepDocuments();
  const incidents = await Promise.all(
    INCIDENTS.map((incident, index) =>
      incidentSteps(calls, deployment, documents, { number: BigInt(index + 1), story: incident, present }),
    ),
  );
  const pools = POOLS.map((pool) =>
    poolSteps(protocolCalls({ ...deployment, ...deployment.pools[pool.pool] }), pool),
  );
  const proposals = proposalSteps(deployment, await proposalCalls(client, deployment));
  const steps: Step[] = [
    assessorSteps(calls),
    priceSteps(calls),
    ...pools,
    proposals,
    ...incidents,
    rewardSteps(deployment, present),
  ].flat();
  return steps.sort((a, b) => present.time(a.day) - present.time(b.day));
}

async function main() {
  const client = localClient(process.env.RPC_URL ?? endpoints().rpcUrl);
  const deployment = await readDemoDeployment(client, process.env.DEPLOYMENT_FILE ?? deploymentFile);
  const present = calendar(wallTime());
  await requireFreshChain(client, deployment, present.origin);
  await fundExtras(client);

  const steps = await story(client, deployment, present);
  const send = createSender(client);
  for (const { day, who, call } of steps) {
    await send(people[who], call, present.time(day)).catch((error) => {
      throw new Error(`Day ${day} of ${who}: ${error.message}`);
    });
  }

  await client.setNextBlockTimestamp({ timestamp: BigInt(wallTime()) });
  await client.mine({ blocks: 1 });
  console.log(`Sent ${steps.length} transactions over ${PRESENT_DAY} days.`);
}

runMain(main);
