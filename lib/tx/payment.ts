import { type Address, encodeFunctionData, erc20Abi, type Hex, parseSignature } from 'viem';
import { capitalPoolAbi, demoAssetAbi } from '../contracts/abis';
import { formatAmount } from '../units';
import { type FlowContext, type Token, TxProblem, type TxStep } from './types';

type Payment = {
  token: Token;
  spender: Address;
  value: bigint;
  /** The contract that acts, and what it is told to do. */
  target: Address;
  action: Hex;
  label: string;
};

/** Every contract that takes money has the same helper pair, so one ABI serves for all. */
const bundleAbi = capitalPoolAbi;
const permitAbi = demoAssetAbi;

/** Signed permissions are good for this long. */
export const PERMIT_SECONDS = 3600n;

export const bundle = (calls: readonly Hex[]): Hex =>
  encodeFunctionData({ abi: bundleAbi, functionName: 'multicall', args: [calls] });

async function supportsPermit({ client }: FlowContext, token: Address, owner: Address): Promise<boolean> {
  const reads = [
    client.readContract({ address: token, abi: permitAbi, functionName: 'eip712Domain' }),
    client.readContract({ address: token, abi: permitAbi, functionName: 'nonces', args: [owner] }),
  ];
  return (await Promise.allSettled(reads)).every(({ status }) => status === 'fulfilled');
}

/** An action that takes tokens from the caller: bare when the permission is there, else with a signed one in the same
 * transaction, else after an approval for tokens that know no permits. */
export async function paySteps(context: FlowContext, payment: Payment): Promise<TxStep[]> {
  const { client, account } = context;
  const { token, spender, value, target, action, label } = payment;
  const erc20 = { address: token.address, abi: erc20Abi } as const;
  const [balance, allowance] = await Promise.all([
    client.readContract({ ...erc20, functionName: 'balanceOf', args: [account] }),
    client.readContract({ ...erc20, functionName: 'allowance', args: [account, spender] }),
  ]);
  if (balance < value) {
    const told = (amount: bigint) => `${formatAmount(amount, token.decimals)} ${token.symbol}`;
    throw new TxProblem(
      `You have ${told(balance)} and this needs ${told(value)}. Enter less or add to your balance.`,
    );
  }
  const bare: TxStep = { kind: 'call', label, build: () => ({ to: target, data: action }) };
  if (allowance >= value) return [bare];

  if (!(await supportsPermit(context, token.address, account))) {
    const approve = encodeFunctionData({ abi: erc20Abi, functionName: 'approve', args: [spender, value] });
    const approval = { to: token.address, data: approve };
    return [{ kind: 'call', label: `Allow the use of your ${token.symbol}`, build: () => approval }, bare];
  }
  return [
    { kind: 'permit', label: `Allow the use of your ${token.symbol}`, token: token.address, spender, value },
    {
      kind: 'call',
      label,
      build: (signature) => {
        if (!signature) throw new TxProblem('The permission was not signed. Try again.');
        const { r, s, yParity } = parseSignature(signature.hex);
        const permit = encodeFunctionData({
          abi: bundleAbi,
          functionName: 'selfPermit',
          args: [token.address, spender, value, signature.deadline, yParity + 27, r, s],
        });
        return { to: target, data: bundle([permit, action]) };
      },
    },
  ];
}
