import { type Address, encodeFunctionData, type Hex, zeroHash } from 'viem';
import { findSalt, keepSalt, randomSalt } from '@/lib/claims/salts';
import { type Ballot, ballotMessage, commitHashOf, openCommit, saltOf } from '@/lib/claims/vote';
import { assessorsAbi } from '@/lib/contracts/abis';
import { BRK, type Flow, type FlowContext, type Signature, TxProblem, type TxStep } from '../types';

type Incident = { incident: number };
type Commit = Incident & { step: number };
/** `salt`: of a key that was saved as a file. */
type Reveal = Incident & { salt: Hex | null };

const SIGN = 'Sign the key of your vote';
const SIGN_AGAIN = 'Sign it once more, to check that your wallet produces the same key';

const ballotOf = (incident: number, { chainId, contracts }: FlowContext): Ballot => ({
  chainId,
  assessors: contracts.assessors,
  incident: BigInt(incident),
});

async function committed(ballot: Ballot, { account, client, contracts }: FlowContext): Promise<Hex> {
  const [commitment] = await client.readContract({
    address: contracts.assessors,
    abi: assessorsAbi,
    functionName: 'voteOf',
    args: [ballot.incident, account],
  });
  return commitment;
}

/** The stake that counts in an incident: what was staked just before it was filed and is still here. */
async function weightOf(incident: number, { account, client, contracts }: FlowContext): Promise<bigint> {
  const contract = { address: contracts.assessors, abi: assessorsAbi } as const;
  const { weightTime } = await client.readContract({
    ...contract,
    functionName: 'ballotOf',
    args: [BigInt(incident)],
  });
  return client.readContract({
    ...contract,
    functionName: 'votingWeight',
    args: [account, BigInt(weightTime)],
  });
}

function saltFrom(signature: Signature | undefined): Hex {
  if (!signature) throw new TxProblem('The key of the vote was not signed. Try again.');
  return saltOf(signature.hex);
}

/** For a wallet that signs the same text differently each time: no later signature would open the vote. */
function keptSalt(ballot: Ballot, voter: Address): Hex {
  const salt = randomSalt();
  keepSalt(ballot, voter, salt);
  return salt;
}

const keyStep = (ballot: Ballot, label = SIGN): TxStep => ({
  kind: 'message',
  label,
  message: ballotMessage(ballot),
});

export const commitVote: Flow<Commit> = {
  unit: () => BRK,
  steps: async ({ incident, step }, context) => {
    const { account, contracts } = context;
    const weight = await weightOf(incident, context);
    if (weight === 0n) {
      throw new TxProblem(
        'You had no stake as an assessor when this incident was filed, so you have no vote in it. Stake BRK to vote in the next one.',
      );
    }
    const ballot = ballotOf(incident, context);
    const kept = findSalt(ballot, account);
    const before = await committed(ballot, context);
    const isFirst = before === zeroHash;
    // Whether the wallet makes the same key again shows in a second signature, or in the vote that it replaces.
    const isSame = (salt: Hex, earlier: Signature | undefined) =>
      isFirst
        ? earlier !== undefined && saltOf(earlier.hex) === salt
        : openCommit(before, ballot, account, salt) !== null;
    return [
      ...(kept ? [] : [keyStep(ballot)]),
      ...(kept || !isFirst ? [] : [keyStep(ballot, SIGN_AGAIN)]),
      {
        kind: 'call',
        label: 'Commit the vote',
        build: (signature, earlier) => {
          const signed = kept ?? saltFrom(signature);
          const salt = kept || isSame(signed, earlier) ? signed : keptSalt(ballot, account);
          const hash = commitHashOf(ballot, account, step, salt);
          const data = encodeFunctionData({
            abi: assessorsAbi,
            functionName: 'commit',
            args: [ballot.incident, hash],
          });
          return { to: contracts.assessors, data };
        },
      },
    ];
  },
  outcome: () => ({
    message:
      'Your vote is committed and hidden. Come back to reveal it in the reveal window, or it will not count.',
  }),
};

const CLOSED =
  'This key does not open the vote you committed. Reveal with the wallet that you used to commit, or with the key that you saved as a file.';

export const revealVote: Flow<Reveal> = {
  unit: () => BRK,
  steps: async ({ incident, salt: saved }, context) => {
    const { account, contracts } = context;
    const ballot = ballotOf(incident, context);
    const commit = await committed(ballot, context);
    if (commit === zeroHash) {
      throw new TxProblem(
        'This account has no vote to reveal here: none was committed, or it is already revealed.',
      );
    }
    const kept = saved ?? findSalt(ballot, account);
    return [
      ...(kept ? [] : [keyStep(ballot)]),
      {
        kind: 'call',
        label: 'Reveal the vote',
        build: (signature) => {
          const salt = kept ?? saltFrom(signature);
          const step = openCommit(commit, ballot, account, salt);
          if (step === null) throw new TxProblem(CLOSED);
          const data = encodeFunctionData({
            abi: assessorsAbi,
            functionName: 'reveal',
            args: [ballot.incident, account, step, salt],
          });
          return { to: contracts.assessors, data };
        },
      },
    ];
  },
  outcome: () => ({ message: 'Your vote is revealed and counts.' }),
};
