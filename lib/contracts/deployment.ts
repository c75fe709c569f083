import { currentChain } from '@/lib/server/chains';
import type { Deployment } from './deployment-file';

export type { Deployment };

/** Null when nothing was deployed to the request's chain. */
export async function findDeployment(): Promise<Deployment | null> {
  return (await currentChain()).deployment;
}

export async function readDeployment(): Promise<Deployment> {
  const { chainId, deployment } = await currentChain();
  if (!deployment) throw new Error(`Breakwater is not deployed on chain ${chainId}.`);
  return deployment;
}
