import { type Address, encodeFunctionData, erc20Abi, type Hex, parseSignature } from 'viem';
import { capitalPoolAbi } from '../contracts/abis';
import { formatAmount } from '../units';
import { accountKind } from './account-kind';
import { supportsPermit } from './permit';
import { type CallStep, type FlowContext, type Token, TxProblem, type TxStep } from './types';

type Payment = {
  token: Token;
  spender: Address;
  value: bigint;
  /** The contract that acts, and its call. */
  target: Address;
  action: Hex;
  label: string;
};

/** Every contract that takes money has the same helper pair, so one ABI serves for all. */
const bundleAbi = capitalPoolAbi;

export const bundle = (calls: readonly Hex[]): Hex =>
  encodeFunctionData({ abi: bundleAbi, functionName: 'multicall', args: [calls] });

const approveData = (spender: Address, value: bigint): Hex =>
  encodeFunctionData({ abi: erc20Abi, functionName: 'approve', args: [spender, value] });

const readAllowance = ({ client, account }: FlowContext, { token, spender }: Payment): Promise<bigint> =>
  client.readContract({
    address: token.address,
    abi: erc20Abi,
    functionName: 'allowance',
    args: [account, spender],
  });

/** Some tokens only change an allowance from 0. */
async function mustResetFirst({ client, account }: FlowContext, payment: Payment): Promise<boolean> {
  const { token, spender, value } = payment;
  return client
    .call({ account, to: token.address, data: approveData(spender, value) })
    .then(() => false)
    .catch(() => true);
}

const bareCall = ({ label, target, action }: Payment): CallStep => ({
  kind: 'call',
  label,
  build: () => ({ to: target, data: action }),
});

/** Approval in a separate transaction, then the action. */
async function approvalSteps(context: FlowContext, payment: Payment): Promise<TxStep[]> {
  const { token, spender, value } = payment;
  const allowance = await readAllowance(context, payment);
  const approval: CallStep = {
    kind: 'call',
    label: `Approve ${token.symbol}`,
    build: () => ({ to: token.address, data: approveData(spender, value) }),
    isDone: async () => (await readAllowance(context, payment)) >= value,
  };
  const reset: CallStep = {
    kind: 'call',
    label: `Reset the earlier approval of ${token.symbol}`,
    build: () => ({ to: token.address, data: approveData(spender, 0n) }),
    isDone: async () => (await readAllowance(context, payment)) === 0n,
  };
  const needsReset = allowance > 0n && (await mustResetFirst(context, payment));
  return [...(needsReset ? [reset] : []), approval, bareCall(payment)];
}

/** The action with a signed permit in the same transaction. */
function permitSteps(context: FlowContext, payment: Payment): TxStep[] {
  const { token, spender, value, target, action, label } = payment;
  return [
    {
      kind: 'permit',
      label: `Approve ${token.symbol}`,
      token: token.address,
      spender,
      value,
      otherwise: () => approvalSteps(context, payment),
    },
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

/** An action that takes tokens from the caller: bare when the allowance is there, else with a signed permission in the same
 * transaction, else after an approval: for tokens without permits and for contract accounts, whose signatures are no key's. An
 * account that delegates to code (EIP-7702) still has its key. */
export async function paySteps(context: FlowContext, payment: Payment): Promise<TxStep[]> {
  const { client, account } = context;
  const { token, value } = payment;
  const [balance, allowance] = await Promise.all([
    client.readContract({
      address: token.address,
      abi: erc20Abi,
      functionName: 'balanceOf',
      args: [account],
    }),
    readAllowance(context, payment),
  ]);
  if (balance < value) {
    const inWords = (amount: bigint) => `${formatAmount(amount, token.decimals)} ${token.symbol}`;
    throw new TxProblem(
      `You have ${inWords(balance)} and this needs ${inWords(value)}. Enter less or add to your balance.`,
    );
  }
  if (allowance >= value) return [bareCall(payment)];
  const [kind, hasPermit] = await Promise.all([
    accountKind(client, account),
    supportsPermit(context, token.address, account),
  ]);
  return kind !== 'contract' && hasPermit ? permitSteps(context, payment) : approvalSteps(context, payment);
}
