import { type Address, encodeFunctionData, parseEventLogs, type TransactionReceipt } from 'viem';
import { rewardsAbi } from '@/lib/contracts/abis';
import { formatDate } from '@/lib/time';
import { formatAmount } from '@/lib/units';
import { bundle, paySteps } from '../payment';
import { BRK, type Flow, type Token } from '../types';

type Funding = { pool: Address; poolName: string; token: Token; amount: bigint; end: number };
/** What an account's shares of one pool earned in one token. */
type Claim = { pool: Address; token: Token };

const inWords = (amount: bigint, { decimals, symbol }: Token | typeof BRK) =>
  `${formatAmount(amount, decimals)} ${symbol}`;

/** Sums by token, in the order of the tokens, without zeros. */
function sums(tokens: readonly Token[], paid: readonly { token: Address; amount: bigint }[]): string[] {
  const distinct = [...new Map(tokens.map((token) => [token.address, token])).values()];
  return distinct.flatMap((token) => {
    const own = paid.filter((one) => one.token.toLowerCase() === token.address.toLowerCase());
    const sum = own.reduce((total, { amount }) => total + amount, 0n);
    return sum > 0n ? [inWords(sum, token)] : [];
  });
}

const inWallet = (amounts: string[]) =>
  amounts.length > 0 ? `${amounts.join(' and ')} in your wallet.` : 'There was nothing to claim.';

/** Puts tokens into a pool's rewards, paid by the second until the end. */
export const fundRewards: Flow<Funding> = {
  unit: ({ token }) => token,
  steps: async ({ pool, token, amount, end }, context) => {
    const { rewards } = context.contracts;
    const action = encodeFunctionData({
      abi: rewardsAbi,
      functionName: 'fund',
      args: [pool, token.address, amount, BigInt(end)],
    });
    return paySteps(context, {
      token,
      spender: rewards,
      value: amount,
      target: rewards,
      action,
      label: 'Fund the rewards',
    });
  },
  outcome: ({ poolName, token, amount, end }) => ({
    message: `${inWords(amount, token)} is paid to stakers of the ${poolName}, by the second until ${formatDate(end)}.`,
  }),
};

/** Pays what shares of any pools earned in any tokens, in one transaction. */
export const claimRewards: Flow<{ claims: Claim[] }> = {
  unit: ({ claims }) => claims[0]?.token ?? BRK,
  steps: async ({ claims }, { account, contracts }) => {
    const pools = [...new Set(claims.map(({ pool }) => pool))];
    const calls = pools.map((pool) => {
      const tokens = claims.filter((claim) => claim.pool === pool).map(({ token }) => token.address);
      return encodeFunctionData({ abi: rewardsAbi, functionName: 'claim', args: [pool, tokens, account] });
    });
    const data = bundle(calls);
    return [{ kind: 'call', label: 'Claim the rewards', build: () => ({ to: contracts.rewards, data }) }];
  },
  outcome: ({ claims }, { logs }: TransactionReceipt) => {
    const paid = parseEventLogs({ abi: rewardsAbi, eventName: 'Claimed', logs });
    const tokens = claims.map(({ token }) => token);
    return {
      message: inWallet(
        sums(
          tokens,
          paid.map(({ args }) => args),
        ),
      ),
    };
  },
};
