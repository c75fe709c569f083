import { type Abi, type Address, erc20Abi } from 'viem';
import {
  accessManagerAbi,
  assessorsAbi,
  claimsAbi,
  coverAbi,
  emissionAbi,
  mutualGovernorAbi,
  mutualTokenAbi,
  poolFactoryAbi,
  rewardsAbi,
  timelockControllerAbi,
} from '@/lib/contracts/abis';
import type { Deployment } from '@/lib/contracts/deployment';
import type { KnownContract } from './actions';

type Token = { address: Address; symbol: string };

/** Our contracts by the names that people know, and the tokens they hold. */
export function knownContracts(
  deployment: Omit<Deployment, 'demo'>,
  assets: readonly Token[],
): KnownContract[] {
  const { factory, claims, cover, assessors, token, rewards, emission, governor, timelock } = deployment;
  const of = (address: Address, name: string, abi: Abi) => ({ address, name, abi });
  const tokens = new Map(assets.map(({ address, symbol }) => [address, symbol]));
  return [
    of(factory, 'Pools', poolFactoryAbi as Abi),
    of(claims, 'Claims', claimsAbi as Abi),
    of(cover, 'Cover', coverAbi as Abi),
    of(assessors, 'Assessors', assessorsAbi as Abi),
    of(token, 'BRK', mutualTokenAbi as Abi),
    of(rewards, 'Rewards', rewardsAbi as Abi),
    of(emission, 'Emission', emissionAbi as Abi),
    of(governor, 'Governor', mutualGovernorAbi as Abi),
    of(timelock, 'Timelock', timelockControllerAbi as Abi),
    of(deployment.accessManager, 'Roles', accessManagerAbi as Abi),
    ...[...tokens].map(([address, symbol]) => of(address, symbol, erc20Abi as Abi)),
  ];
}
