// The deployments to index: every chain that has a deployment file and an RPC URL.

import { type Deployment, deployedChains, deploymentOn } from '../contracts/deployment-file';
import { rpcUrlOf } from './rpc-url.mjs';

export type IndexedDeployment = Deployment & { rpcUrl: string };

export const readDeployments = (
  folder: string,
  env: Record<string, string | undefined>,
): IndexedDeployment[] =>
  deployedChains(folder).flatMap((chainId) => {
    const rpcUrl = rpcUrlOf(chainId, env);
    const deployment = rpcUrl ? deploymentOn(chainId, folder) : null;
    return rpcUrl && deployment ? [{ ...deployment, rpcUrl }] : [];
  });
