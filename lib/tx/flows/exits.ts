import { type Address, encodeFunctionData, parseEventLogs } from 'viem';
import { capitalPoolAbi } from '@/lib/contracts/abis';
import type { Unit } from '@/lib/errors';
import { plural } from '@/lib/time';
import { formatAmount } from '@/lib/units';
import { type Flow, type Token, TxProblem } from '../types';

type Request = { pool: Address; unit: Unit; shares: bigint; cooldownDays: number };
type Process = { pool: Address; unit: Unit; reportDays: number };
type Claim = { pool: Address; asset: Token };

export const requestExit: Flow<Request> = {
  unit: ({ unit }) => unit,
  steps: async ({ pool, shares }, { account }) => {
    const data = encodeFunctionData({
      abi: capitalPoolAbi,
      functionName: 'requestRedeem',
      args: [shares, account, account],
    });
    return [{ kind: 'call', label: 'Request the exit', build: () => ({ to: pool, data }) }];
  },
  outcome: ({ cooldownDays }) => ({
    message: `Your exit is in the queue. It can be processed in ${plural(cooldownDays, 'day')}. Until it is processed, your shares keep earning premiums and bearing losses.`,
  }),
};

export const processExits: Flow<Process> = {
  unit: ({ unit }) => unit,
  steps: async ({ pool }, { client, account }) => {
    const { result } = await client.simulateContract({
      address: pool,
      abi: capitalPoolAbi,
      functionName: 'processExits',
      account,
    });
    if (result[0] === 0n) {
      throw new TxProblem(
        'Nothing can be processed now: live cover requires the capital, or the queue was already processed today. Try again tomorrow, or when cover ends or someone stakes.',
      );
    }
    const data = encodeFunctionData({ abi: capitalPoolAbi, functionName: 'processExits' });
    return [{ kind: 'call', label: 'Process the queue', build: () => ({ to: pool, data }) }];
  },
  outcome: ({ reportDays }) => ({
    message: `The matured exits were processed at the current share price. They can be claimed in ${plural(reportDays, 'day')}.`,
  }),
};

/** Redeems all that one call can pay. */
export const claimExit: Flow<Claim> = {
  unit: ({ asset }) => asset,
  steps: async ({ pool }, { client, account }) => {
    const shares = await client.readContract({
      address: pool,
      abi: capitalPoolAbi,
      functionName: 'maxRedeem',
      args: [account],
    });
    if (shares === 0n) {
      throw new TxProblem('This exit cannot be claimed now. Reload the page to see when it can.');
    }
    const data = encodeFunctionData({
      abi: capitalPoolAbi,
      functionName: 'redeem',
      args: [shares, account, account],
    });
    return [{ kind: 'call', label: 'Claim the exit', build: () => ({ to: pool, data }) }];
  },
  outcome: ({ asset }, { logs }) => {
    const [paid] = parseEventLogs({ abi: capitalPoolAbi, eventName: 'Withdraw', logs });
    if (!paid) return { message: 'Your exit is claimed.' };
    const amount = formatAmount(paid.args.assets, asset.decimals);
    return { message: `${amount} ${asset.symbol} is in your wallet.` };
  },
};
