// Rewards of the demo: who funds them, and who has claimed.

import { type Address, encodeFunctionData, maxUint256, parseEther } from 'viem';
import { demoAssetAbi, emissionAbi, rewardsAbi } from '@/lib/contracts/abis';
import type { DemoDeployment, PoolName } from '../protocol';
import type { Call } from '../sender';
import type { Present } from './incident-steps';
import { type Name, people } from './people';
import type { Step } from './steps';
import { PRESENT_DAY } from './story';

type Funding = { pool: PoolName; who: Name; day: number; amount: number; until: number };
type Claim = { pool: PoolName; who: Name; day: number };

const REWARDED: PoolName[] = ['lighthouse', 'reef'];

/** In TIDE. The first begins before anybody has staked: what nobody could earn is added to the next one. */
const FUNDINGS: Funding[] = [
  { pool: 'lighthouse', who: 'staker', day: 0.35, amount: 3_000, until: 25 },
  { pool: 'reef', who: 'birk', day: 12.4, amount: 4_000, until: 60 },
  { pool: 'lighthouse', who: 'kaja', day: 30.2, amount: 20_000, until: 120 },
  { pool: 'reef', who: 'birk', day: 64.1, amount: 6_000, until: 130 },
];

const CLAIMS: Claim[] = [
  { pool: 'lighthouse', who: 'staker', day: 48.2 },
  { pool: 'reef', who: 'gry', day: 52.3 },
  { pool: 'lighthouse', who: 'ida', day: 70.3 },
  { pool: 'reef', who: 'jon', day: 74.2 },
];

const FIRST_WEEK = 3;
/** A little more than a week, so that the last funding has ended before the next. */
const WEEK = 7.05;
const BEFORE_FUNDING = 0.01;

/** BRK rewards, week by week until the present. */
function weekSteps({ emission, pools }: DemoDeployment): Step[] {
  const weeks = Math.floor((PRESENT_DAY - FIRST_WEEK) / WEEK) + 1;
  return Array.from({ length: weeks }, (_, week) => FIRST_WEEK + week * WEEK).flatMap((day) =>
    REWARDED.map((name): Step => {
      const args = [pools[name].pool] as const;
      const data = encodeFunctionData({ abi: emissionAbi, functionName: 'distribute', args });
      return { day, who: 'keeper', call: { to: emission, data } };
    }),
  );
}

function fundingSteps({ rewards, demo, pools }: DemoDeployment, present: Present): Step[] {
  const tide = { abi: demoAssetAbi };
  const toTide = (data: Call['data']): Call => ({ to: demo.partner, data });
  return FUNDINGS.flatMap(({ pool, who, day, amount, until }): Step[] => {
    const value = parseEther(String(amount));
    const before = day - BEFORE_FUNDING;
    const mint = encodeFunctionData({ ...tide, functionName: 'mint', args: [people[who].address, value] });
    const allow = encodeFunctionData({ ...tide, functionName: 'approve', args: [rewards, maxUint256] });
    const end = BigInt(present.time(until));
    const args = [pools[pool].pool, demo.partner, value, end] as const;
    const fund = encodeFunctionData({ abi: rewardsAbi, functionName: 'fund', args });
    return [
      { day: before, who: 'deployer', call: toTide(mint) },
      { day: before, who, call: toTide(allow) },
      { day, who, call: { to: rewards, data: fund } },
    ];
  });
}

function claimSteps({ rewards, token, demo, pools }: DemoDeployment): Step[] {
  const tokens: Address[] = [token, demo.partner];
  return CLAIMS.map(({ pool, who, day }): Step => {
    const args = [pools[pool].pool, tokens, people[who].address] as const;
    const data = encodeFunctionData({ abi: rewardsAbi, functionName: 'claim', args });
    return { day, who, call: { to: rewards, data } };
  });
}

export const rewardSteps = (deployment: DemoDeployment, present: Present): Step[] => [
  ...weekSteps(deployment),
  ...fundingSteps(deployment, present),
  ...claimSteps(deployment),
];
