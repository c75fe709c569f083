import type { Hash, Hex, TransactionReceipt, TypedDataDefinition } from 'viem';
import { demoAssetAbi } from '../contracts/abis';
import { eventOfError } from './failure';
import type { TxEvent, TxOutcome } from './machine';
import { PERMIT_SECONDS } from './payment';
import { type Call, type Flow, type FlowContext, type Signature, TxProblem, type TxStep } from './types';

/** What a wallet can do. */
export type Signer = {
  signMessage: (message: string) => Promise<Hex>;
  signTypedData: (data: TypedDataDefinition) => Promise<Hex>;
  send: (call: Call & { gas: bigint }) => Promise<Hash>;
};

type Dispatch = (event: TxEvent) => void;

/** All that a running transaction is; written down, it can be watched again after a reload. */
export type Sent = { hash: Hash; label: string; isLast: boolean };

const PERMIT_TYPE = [
  { name: 'owner', type: 'address' },
  { name: 'spender', type: 'address' },
  { name: 'value', type: 'uint256' },
  { name: 'nonce', type: 'uint256' },
  { name: 'deadline', type: 'uint256' },
] as const;

type PermitStep = Extract<TxStep, { kind: 'permit' }>;
type CallStep = Extract<TxStep, { kind: 'call' }>;

async function signPermit(step: PermitStep, context: FlowContext, signer: Signer): Promise<Signature> {
  const { client, account: owner } = context;
  const token = { address: step.token, abi: demoAssetAbi } as const;
  const [domain, nonce, block] = await Promise.all([
    client.readContract({ ...token, functionName: 'eip712Domain' }),
    client.readContract({ ...token, functionName: 'nonces', args: [owner] }),
    client.getBlock(),
  ]);
  const [, name, version, chainId, verifyingContract] = domain;
  const deadline = block.timestamp + PERMIT_SECONDS;
  const hex = await signer.signTypedData({
    domain: { name, version, chainId: Number(chainId), verifyingContract },
    types: { Permit: PERMIT_TYPE },
    primaryType: 'Permit',
    message: { owner, spender: step.spender, value: step.value, nonce, deadline },
  });
  return { hex, deadline };
}

const tagOf = ({ isOfNextBlock }: CallStep) => (isOfNextBlock ? ({ blockTag: 'pending' } as const) : {});

const simulate = ({ client, account }: FlowContext, call: Call, step: CallStep) =>
  client.call({ account, ...call, ...tagOf(step) });

/**
 * What a call costs now, with room: by the time it is mined a second or a day has begun, and it then has premium to
 * distribute and cover to release that the estimate did not see.
 */
async function gasFor({ client, account }: FlowContext, call: Call, step: CallStep): Promise<bigint> {
  const estimate = await client.estimateGas({ account, ...call, ...tagOf(step) });
  return (estimate * 13n) / 10n;
}

/** Waits for a transaction; one that was mined and failed is asked for its reason. */
export async function settle(context: FlowContext, hash: Hash): Promise<TransactionReceipt> {
  const { client } = context;
  let wasCancelled = false;
  const receipt = await client.waitForTransactionReceipt({
    hash,
    onReplaced: ({ reason }) => {
      wasCancelled = reason === 'cancelled';
    },
  });
  if (wasCancelled) throw new TxProblem('The transaction was cancelled in the wallet. Nothing was taken.');
  if (receipt.status === 'reverted') {
    const { to, input, from, gas } = await client.getTransaction({ hash: receipt.transactionHash });
    await client.call({ account: from, to, data: input, gas, blockNumber: receipt.blockNumber });
    throw new TxProblem(
      'The network refused the transaction. Reload the page to see the latest figures, then try again.',
    );
  }
  return receipt;
}

type Run<Args> = {
  flow: Flow<Args>;
  args: Args;
  context: FlowContext;
  signer: Signer;
  dispatch: Dispatch;
  /** Called with each transaction before it is waited for. */
  onSent: (sent: Sent) => void;
};

/** Takes one action through its steps: check, sign, send, wait. Never throws: how it ends is an event. */
export async function runFlow<Args>({
  flow,
  args,
  context,
  signer,
  dispatch,
  onSent,
}: Run<Args>): Promise<void> {
  dispatch({ type: 'start' });
  try {
    const steps = await flow.steps(args, context);
    let earlier: Signature | undefined;
    let signature: Signature | undefined;
    const keep = (made: Signature) => {
      [earlier, signature] = [signature, made];
    };
    let outcome: TxOutcome | undefined;
    for (const [index, step] of steps.entries()) {
      const sign: TxEvent = { type: 'sign', label: step.label, step: index + 1, of: steps.length };
      if (step.kind === 'permit') {
        dispatch(sign);
        keep(await signPermit(step, context, signer));
      } else if (step.kind === 'message') {
        dispatch(sign);
        keep({ hex: await signer.signMessage(step.message), deadline: 0n });
      } else {
        dispatch({ type: 'check' });
        const call = await step.build(signature, earlier);
        await simulate(context, call, step);
        const gas = await gasFor(context, call, step);
        dispatch(sign);
        const hash = await signer.send({ ...call, gas });
        const isLast = index === steps.length - 1;
        onSent({ hash, label: step.label, isLast });
        dispatch({ type: 'sent', hash, label: step.label });
        const receipt = await settle(context, hash);
        if (isLast) outcome = flow.outcome(args, receipt);
      }
    }
    if (outcome) dispatch({ type: 'confirm', outcome });
  } catch (error) {
    dispatch(eventOfError(error, flow.unit(args)));
  }
}
