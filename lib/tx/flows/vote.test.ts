import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { decodeFunctionData, type Hex, type PublicClient, zeroHash } from 'viem';
import { findSalt, keepSalt, randomSalt } from '@/lib/claims/salts';
import { commitHashOf, saltOf } from '@/lib/claims/vote';
import { assessorsAbi } from '@/lib/contracts/abis';
import type { FlowContext, Signature, TxStep } from '../types';
import { commitVote, revealVote } from './vote';

const account = '0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC';
const assessors = '0x5FbDB2315678afecb367f032d93F642f64180aa3';
const ballot = { chainId: 31_337, assessors, incident: 7n } as const;
const STEP = 12;

/** A browser's storage, empty before each test. */
const kept = new Map<string, string>();
const localStorage = {
  getItem: (key: string) => kept.get(key) ?? null,
  setItem: (key: string, value: string) => kept.set(key, value),
};
Object.assign(globalThis, { window: { localStorage } });
beforeEach(() => kept.clear());

function contextOf(commitment: Hex, weight = 5n): FlowContext {
  const answers: Record<string, unknown> = {
    ballotOf: { weightTime: 9 },
    votingWeight: weight,
    voteOf: [commitment, false, 0, weight, false],
  };
  const readContract = async ({ functionName }: { functionName: string }) => answers[functionName];
  const own = { cover: account, claims: account, assessors, token: account } as const;
  const others = { factory: account, governor: account, rewards: account } as const;
  const contracts = { ...own, ...others } as const;
  return { client: { readContract } as unknown as PublicClient, account, chainId: 31_337, contracts };
}

const signed = (hex: Hex): Signature => ({ hex, deadline: 0n });
const hidden = (salt: Hex) => commitHashOf(ballot, account, STEP, salt);

/** Signs what is asked for with the given signatures, in order, and gives what would be sent. */
async function send(steps: readonly TxStep[], signatures: readonly Hex[]) {
  const asked = steps.filter(({ kind }) => kind === 'message').length;
  assert.equal(asked, signatures.length, 'as often as the wallet is asked');
  const call = steps.at(-1);
  assert.ok(call?.kind === 'call');
  const [latest, earlier] = signatures.map(signed).reverse();
  const { data } = await call.build(latest, earlier);
  return decodeFunctionData({ abi: assessorsAbi, data }).args;
}

const commit = async (before: Hex, signatures: readonly Hex[]) => {
  const steps = await commitVote.steps({ incident: 7, step: STEP }, contextOf(before));
  const [, hash] = (await send(steps, signatures)) as readonly [bigint, Hex];
  return hash;
};

describe('committing', () => {
  it('hides the vote with the signature of a wallet that signs alike', async () => {
    assert.equal(await commit(zeroHash, ['0x01', '0x01']), hidden(saltOf('0x01')));
    assert.equal(kept.size, 0);
  });

  it('hides it with a random key that is kept when the wallet signs differently', async () => {
    const hash = await commit(zeroHash, ['0x01', '0x02']);
    const salt = findSalt(ballot, account);
    assert.ok(salt);
    assert.equal(hash, hidden(salt));
  });

  it('asks for one signature when it replaces a vote that the signature opens', async () => {
    assert.equal(await commit(hidden(saltOf('0x01')), ['0x01']), hidden(saltOf('0x01')));
    assert.equal(kept.size, 0);
  });

  it('makes a random key when it replaces a vote that the signature does not open', async () => {
    await commit(hidden(saltOf('0x01')), ['0x02']);
    assert.ok(findSalt(ballot, account));
  });

  it('uses a kept key without asking for a signature', async () => {
    const salt = randomSalt();
    keepSalt(ballot, account, salt);
    assert.equal(await commit(hidden(salt), []), hidden(salt));
  });

  it('stops before the wallet is asked when there is no weight', async () => {
    await assert.rejects(
      async () => commitVote.steps({ incident: 7, step: STEP }, contextOf(zeroHash, 0n)),
      /no vote in it/,
    );
  });
});

describe('revealing', () => {
  const reveal = async (commitment: Hex, salt: Hex | null, signatures: readonly Hex[]) =>
    send(await revealVote.steps({ incident: 7, salt }, contextOf(commitment)), signatures);

  it('opens the vote with a signature, with a kept key or with a saved one', async () => {
    const bySignature = saltOf('0x01');
    assert.deepEqual(await reveal(hidden(bySignature), null, ['0x01']), [7n, account, STEP, bySignature]);
    const salt = randomSalt();
    assert.deepEqual(await reveal(hidden(salt), salt, []), [7n, account, STEP, salt]);
    keepSalt(ballot, account, salt);
    assert.deepEqual(await reveal(hidden(salt), null, []), [7n, account, STEP, salt]);
  });

  it('says so when the key does not open it, or when there is nothing to open', async () => {
    await assert.rejects(reveal(hidden(randomSalt()), null, ['0x01']), /does not open the vote/);
    await assert.rejects(reveal(zeroHash, null, []), /no vote to reveal/);
  });
});
