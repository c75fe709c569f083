import { type Hash, type Hex, keccak256, type TransactionReceipt, type TypedDataDefinition } from 'viem';
import { type AccountKind, accountKind } from './account-kind';
import { eventOfError, isUnsupported, revertName } from './failure';
import { isMissingCoin, missingCoin, missingPrice } from './fee';
import { isHash } from './hash';
import type { TxEvent, TxOutcome } from './machine';
import { permitData, permitSignature } from './permit';
import { rehearse } from './rehearse';
import { safeNonceOf } from './safe';
import type { Call, CallStep, Flow, FlowContext, PermitStep, Sent, Signature, TxStep } from './types';

/** Several calls in one step of the wallet (EIP-5792). */
export type Batch = {
  /** `ready`: supported after a change of the account to which the user must agree. */
  support: () => Promise<'supported' | 'ready' | null>;
  /** Sends the batch and returns its id. */
  send: (calls: readonly Call[]) => Promise<string>;
};

/** Abilities of a wallet. */
export type Signer = {
  signMessage: (message: string) => Promise<Hex>;
  signTypedData: (data: TypedDataDefinition) => Promise<Hex>;
  /** Without a gas limit the wallet sets its own. */
  send: (call: Call & { gas?: bigint }) => Promise<Hash>;
  batch?: Batch;
};

type Dispatch = (event: TxEvent) => void;

export type Run<Args> = {
  flow: Flow<Args>;
  args: Args;
  context: FlowContext;
  signer: Signer;
  dispatch: Dispatch;
  /** Called with what the wallet is asked to send. Returns a function to call when it has answered, because the page can be left in between. */
  asks?: (sent: Sent) => () => void;
  /** Records what was sent and waits for it. Null if it is done without a receipt. */
  follow: (sent: Sent, isDone?: () => Promise<boolean>) => Promise<TransactionReceipt | null>;
};

/** Remaining steps, and why there are more than usual. */
type Plan = { steps: readonly TxStep[]; note?: string; kind: AccountKind };

const NO_SIGNATURE =
  'Your wallet or the token does not support signed permissions, so you approve the amount first, in a separate step.';

/** Null if the wallet cannot sign what the token accepts. */
async function signPermit(step: PermitStep, context: FlowContext, signer: Signer): Promise<Signature | null> {
  const data = await permitData(context, step);
  if (!data) return null;
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

/** The outcome in words. A failure to compose them does not change the outcome. */
export function outcomeOf<Args>(flow: Flow<Args>, args: Args, receipt: TransactionReceipt | null): TxOutcome {
  try {
    return receipt ? flow.outcome(args, receipt) : { message: 'The transaction was executed.' };
  } catch {
    return { message: 'The transaction was executed.' };
  }
}

type Handed = Pick<Sent, 'kind' | 'id' | 'label' | 'isLast' | 'mined'> & { call: Call; block: bigint };

const sentOf = ({ kind, id, call, label, isLast, block, mined }: Handed): Sent => ({
  kind,
  id,
  to: call.to,
  data: keccak256(call.data),
  label,
  isLast,
  sentAt: Date.now(),
  block: Number(block),
  ...(mined === undefined ? {} : { mined }),
});

/** Asks the wallet. */
async function ask<Args, Answer>(
  { asks }: Run<Args>,
  handed: Omit<Handed, 'kind' | 'id'>,
  answer: () => Promise<Answer>,
): Promise<Answer> {
  const answered = asks?.(sentOf({ ...handed, kind: 'request', id: `asked for, ${Date.now()}` }));
  try {
    return await answer();
  } finally {
    answered?.();
  }
}

/** It was sent: records it, shows it, and follows it to its end. */
async function followSent<Args>(
  { context, dispatch, follow }: Run<Args>,
  handed: Handed,
  isDone?: () => Promise<boolean>,
): Promise<TransactionReceipt | null> {
  const { kind, id, call, label } = handed;
  dispatch({ type: 'sent', sent: { id, kind, label, progress: {} } });
  const { client, chainId, account: safe } = context;
  const safeNonce =
    kind === 'proposal' && isHash(id)
      ? await safeNonceOf(client, { safe, chainId, call, hash: id }).catch(() => undefined)
      : undefined;
  return follow({ ...sentOf(handed), ...(safeNonce === undefined ? {} : { safeNonce }) }, isDone);
}

/** Sends several calls as one batch; false if there is only one or the wallet cannot. */
async function runBatch<Args>(run: Run<Args>, { steps, note }: Plan): Promise<boolean> {
  const { context, signer, dispatch, flow, args } = run;
  const calls = steps.filter((step) => step.kind === 'call');
  const last = calls.at(-1);
  if (!signer.batch || !last || calls.length < 2 || calls.length < steps.length) return false;
  const built = await Promise.all(calls.map((step) => step.build(undefined)));
  const call = built.at(-1);
  if (!call || !(await signer.batch.support().catch(() => null))) return false;
  const { label } = last;
  await rehearse(context, built);
  const block = await context.client.getBlockNumber();
  const asked = { call, label, isLast: true, block };
  dispatch({ type: 'sign', label, step: 1, of: 1, note });
  const { send } = signer.batch;
  let id: string;
  try {
    id = await ask(run, asked, () => send(built));
  } catch (error) {
    if (isUnsupported(error)) return false;
    throw error;
  }
  const receipt = await followSent(run, { ...asked, kind: 'calls', id });
  dispatch({ type: 'confirm', outcome: outcomeOf(flow, args, receipt) });
  return true;
}

type Ready = { step: CallStep; call: Call; gas: bigint; isLast: boolean };

/** Sends one call and waits for it. */
async function runCall<Args>(run: Run<Args>, account: AccountKind, ready: Ready): Promise<void> {
  const { context, signer, dispatch, flow, args } = run;
  const { step, call, gas, isLast } = ready;
  const [block, mined] = await Promise.all([
    context.client.getBlockNumber(),
    context.client.getTransactionCount({ address: context.account }),
  ]);
  const kind = account === 'contract' ? 'proposal' : 'transaction';
  const asked = { call, label: step.label, isLast, block, mined };
  // signers may execute it much later, at another cost
  const send = () => signer.send(kind === 'proposal' ? call : { ...call, gas });
  const answer: unknown = await ask(run, asked, send).catch(async (error: unknown): Promise<never> => {
    throw isMissingCoin(error) ? await missingCoin(context, { ...call, gas }, error) : error;
  });
  // if the wallet names no hash, it is looked for among the account's transactions
  const id = typeof answer === 'string' && isHash(answer) ? answer : `without a name, ${Date.now()}`;
  const receipt = await followSent(run, { ...asked, kind, id }, step.isDone);
  if (isLast) dispatch({ type: 'confirm', outcome: outcomeOf(flow, args, receipt) });
}

/** The steps with approvals in place of permits. */
async function withApprovals(steps: readonly TxStep[]): Promise<readonly TxStep[]> {
  const permit = steps.find((step) => step.kind === 'permit');
  return permit ? permit.otherwise() : steps;
}

/** Runs the steps in order. An approval replaces a permit that cannot be signed or is not accepted. */
async function runSteps<Args>(run: Run<Args>, plan: Plan): Promise<void> {
  const { context, signer, dispatch } = run;
  const { steps, note, kind } = plan;
  const signatures: Signature[] = [];
  const hasPermit = steps.some((one) => one.kind === 'permit');
  for (const [index, step] of steps.entries()) {
    const sign: TxEvent = { type: 'sign', label: step.label, step: index + 1, of: steps.length, note };
    if (step.kind === 'message') {
      dispatch(sign);
      signatures.push({ hex: await signer.signMessage(step.message), deadline: 0n });
    } else if (step.kind === 'permit') {
      dispatch(sign);
      const signature = await signPermit(step, context, signer);
      if (!signature) return runApproved(run, kind, steps);
      signatures.push(signature);
    } else {
      dispatch({ type: 'check' });
      const call = await step.build(signatures.at(-1), signatures.at(-2));
      const gas = await gasFor(context, call, step).catch(async (error: unknown) => {
        if (hasPermit && revertName(error) === 'PermitFailed') return null;
        throw isMissingCoin(error) && call.value ? await missingPrice(context, call.value, error) : error;
      });
      if (gas === null) return runApproved(run, kind, steps);
      dispatch(sign);
      await runCall(run, kind, { step, call, gas, isLast: index === steps.length - 1 });
    }
  }
}

async function runApproved<Args>(run: Run<Args>, kind: AccountKind, steps: readonly TxStep[]): Promise<void> {
  run.dispatch({ type: 'check' });
  const plan = { steps: await withApprovals(steps), note: NO_SIGNATURE, kind };
  if (!(await runBatch(run, plan))) await runSteps(run, plan);
}

/** Runs one action: check, sign, send, wait. Never throws; the outcome is an event. */
export async function runFlow<Args>(asked: Run<Args>): Promise<void> {
  const { flow, args, context, signer } = asked;
  let isAsked = false;
  const dispatch: Dispatch = (event) => {
    isAsked = event.type !== 'start' && event.type !== 'check';
    asked.dispatch(event);
  };
  const run = { ...asked, dispatch };
  dispatch({ type: 'start' });
  try {
    const [steps, kind] = await Promise.all([
      flow.steps(args, context),
      accountKind(context.client, context.account),
    ]);
    const hasPermit = steps.some((step) => step.kind === 'permit');
    // a batch needs one confirmation instead of a signature and a transaction
    const isOneStep = hasPermit && (await signer.batch?.support().catch(() => null)) === 'supported';
    if (await runBatch(run, { steps: isOneStep ? await withApprovals(steps) : steps, kind })) return;
    await runSteps(run, { steps, kind });
  } catch (error) {
    dispatch(eventOfError(error, flow.unit(args), isAsked));
  }
}
