import type { Hash, Hex, TransactionReceipt, TypedDataDefinition } from 'viem';
import { accountKind } from './account-kind';
import { eventOfError, isUnsupported } from './failure';
import type { TxEvent, TxOutcome } from './machine';
import { permitData, permitSignature } from './permit';
import { settle, type Watched } from './receipt';
import type { Call, CallStep, Flow, FlowContext, PermitStep, Signature, TxStep } from './types';

/** Several calls in one transaction of the wallet (EIP-5792). */
export type Batch = {
  isSupported: () => Promise<boolean>;
  /** Sends them and waits for the transaction that carried them out. */
  send: (calls: readonly Call[]) => Promise<Hash>;
};

/** What a wallet can do. */
export type Signer = {
  signMessage: (message: string) => Promise<Hex>;
  signTypedData: (data: TypedDataDefinition) => Promise<Hex>;
  send: (call: Call & { gas: bigint }) => Promise<Hash>;
  batch?: Batch;
};

type Dispatch = (event: TxEvent) => void;

/** A transaction on its way: serialised, it can be watched again after a reload. */
export type Sent = Watched & {
  label: string;
  isLast: boolean;
  /** True if a contract account's signers have to execute it. */
  isProposal: boolean;
};

const WATCH_EVERY = 6_000;

/** Null when the wallet cannot sign what a token accepts. */
async function signPermit(step: PermitStep, context: FlowContext, signer: Signer): Promise<Signature | null> {
  const data = await permitData(context, step);
  try {
    return await permitSignature(data, await signer.signTypedData(data as TypedDataDefinition));
  } catch (error) {
    if (isUnsupported(error)) return null;
    throw error;
  }
}

const tagOf = ({ isOfNextBlock }: CallStep) => (isOfNextBlock ? ({ blockTag: 'pending' } as const) : {});

/**
 * Tries the call and says what it costs now, with room: by the time it is mined a second or a day has begun, and it then has
 * premium to distribute and cover to release that the estimate did not see.
 */
async function gasFor({ client, account }: FlowContext, call: Call, step: CallStep): Promise<bigint> {
  await client.call({ account, ...call, ...tagOf(step) });
  const estimate = await client.estimateGas({ account, ...call, ...tagOf(step) });
  return (estimate * 13n) / 10n;
}

/** Resolves once what a step is for is the case; never for a step that cannot say. */
async function done({ isDone }: CallStep): Promise<null> {
  if (!isDone) return new Promise(() => undefined);
  while (!(await isDone().catch(() => false)))
    await new Promise((resolve) => setTimeout(resolve, WATCH_EVERY));
  return null;
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

/** The outcome in words. Words that cannot be made do not undo what the receipt says. */
export function outcomeOf<Args>(flow: Flow<Args>, args: Args, receipt: TransactionReceipt): TxOutcome {
  try {
    return flow.outcome(args, receipt);
  } catch {
    return { message: 'It was carried out.' };
  }
}

/** Sends one call and waits for its receipt; null when a proposal was seen to be executed without one. */
async function sendCall<Args>(
  { context, signer, dispatch, onSent }: Run<Args>,
  step: CallStep,
  call: Call,
  position: { sign: TxEvent; isLast: boolean },
): Promise<TransactionReceipt | null> {
  const gas = await gasFor(context, call, step);
  const isProposal = (await accountKind(context.client, context.account)) === 'contract';
  dispatch(position.sign);
  const hash = await signer.send({ ...call, gas });
  const { label } = step;
  dispatch({ type: 'sent', hash, label, isProposal });
  const nonce = isProposal ? undefined : await nonceOf(context, hash);
  const sent = { hash, to: call.to, label, isProposal, isLast: position.isLast };
  onSent(nonce === undefined ? sent : { ...sent, nonce });
  const receipt = settle(context, { hash, to: call.to, nonce }, () => dispatch({ type: 'slow' }));
  return isProposal ? Promise.race([receipt, done(step)]) : receipt;
}

const nonceOf = ({ client }: FlowContext, hash: Hash): Promise<number | undefined> =>
  client.getTransaction({ hash }).then(
    ({ nonce }) => nonce,
    () => undefined,
  );

/** All calls in one transaction, where the wallet can: null where it cannot. */
async function runBatch<Args>(run: Run<Args>, steps: readonly TxStep[]): Promise<TransactionReceipt | null> {
  const { context, signer, dispatch, onSent } = run;
  const calls = steps.filter((step) => step.kind === 'call');
  const last = calls.at(-1);
  if (!last || calls.length < 2 || calls.length < steps.length) return null;
  if (!signer.batch || !(await signer.batch.isSupported().catch(() => false))) return null;
  const built = await Promise.all(calls.map((step) => step.build(undefined)));
  const to = built.at(-1)?.to ?? context.account;
  const { label } = last;
  dispatch({ type: 'sign', label, step: 1, of: 1 });
  const hash = await signer.batch.send(built);
  dispatch({ type: 'sent', hash, label, isProposal: false });
  onSent({ hash, to, label, isLast: true, isProposal: false });
  return settle(context, { hash, to });
}

/** Takes one action through its steps: check, sign, send, wait. Never throws: how it ends is an event. */
export async function runFlow<Args>(run: Run<Args>): Promise<void> {
  const { flow, args, context, signer, dispatch } = run;
  dispatch({ type: 'start' });
  try {
    let steps = await flow.steps(args, context);
    const batched = await runBatch(run, steps);
    if (batched) return dispatch({ type: 'confirm', outcome: outcomeOf(flow, args, batched) });
    const signatures: Signature[] = [];
    for (let index = 0; index < steps.length; index++) {
      const step = steps[index] as TxStep;
      const sign: TxEvent = { type: 'sign', label: step.label, step: index + 1, of: steps.length };
      if (step.kind === 'permit') {
        dispatch(sign);
        const signature = await signPermit(step, context, signer);
        if (signature) signatures.push(signature);
        // the permission's place is taken by an approval
        else steps = [...steps.slice(0, index), ...(await step.otherwise())];
        if (!signature) index--;
      } else if (step.kind === 'message') {
        dispatch(sign);
        signatures.push({ hex: await signer.signMessage(step.message), deadline: 0n });
      } else {
        dispatch({ type: 'check' });
        const call = await step.build(signatures.at(-1), signatures.at(-2));
        const isLast = index === steps.length - 1;
        const receipt = await sendCall(run, step, call, { sign, isLast });
        if (isLast) {
          const outcome = receipt ? outcomeOf(flow, args, receipt) : { message: 'It was carried out.' };
          dispatch({ type: 'confirm', outcome });
        }
      }
    }
  } catch (error) {
    dispatch(eventOfError(error, flow.unit(args)));
  }
}
