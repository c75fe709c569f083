import { type Address, encodeDeployData, type LocalAccount } from 'viem';
import { artifactOf } from '@/lib/launch/artifacts';
import type { Chain } from './chain';

async function create(
  chain: Chain,
  account: LocalAccount,
  name: string,
  args: readonly unknown[],
): Promise<Address> {
  const { abi, bytecode } = artifactOf(name);
  const data = encodeDeployData({ abi, bytecode: bytecode.object, args });
  const hash = await chain.client.sendTransaction({ account, data });
  const { contractAddress } = await chain.client.waitForTransactionReceipt({ hash });
  if (!contractAddress) throw new Error(`${name} was not created.`);
  return contractAddress;
}

export type Court = { arbiter: Address; rule: (percent: number) => Promise<void> };

/** An ERC-792 court with one judge, and the arbiter that brings incidents before it. Its first dispute is number 0. */
export async function openCourt(chain: Chain, judge: LocalAccount): Promise<Court> {
  const court = await create(chain, judge, 'Court', []);
  const arbiter = await create(chain, judge, 'CourtArbiter', [chain.deployment.claims, court, '0x']);
  const { abi } = artifactOf('Court');
  // ruling 1 is 0 %, 2 is 5 %, and so on
  const rule = async (percent: number) => {
    const args = [0n, BigInt(percent / 5 + 1)];
    const hash = await chain.client.writeContract({
      account: judge,
      address: court,
      abi,
      functionName: 'give',
      args,
    });
    await chain.client.waitForTransactionReceipt({ hash });
  };
  return { arbiter, rule };
}
