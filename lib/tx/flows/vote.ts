import { type Address, encodeFunctionData, type Hex, zeroHash } from 'viem';
import { findSalt, keepSalt, randomSalt } from '@/lib/claims/salts';
import { type Ballot, ballotMessage, commitHashOf, openCommit, saltOf } from '@/lib/claims/vote';
import { claimsAbi } from '@/lib/contracts/abis';
import { BRK, type Flow, type FlowContext, type Signature, TxProblem, type TxStep } from '../types';

type Incident = { incident: number };
type Commit = Incident & { step: number };
/** `salt`: of a key that was saved as a file. */
type Reveal = Incident & { salt: Hex | null };

const SIGN = 'Sign the key of your vote';
const SIGN_AGAIN = 'Sign it once more, to see that your wallet makes the same key again';

async function ballotOf(incident: number, { client, chainId, contracts }: FlowContext): Promise<Ballot> {
  const { round } = await client.readContract({
    address: contracts.claims,
    abi: claimsAbi,
    functionName: 'incidentOf',
    args: [BigInt(incident)],
  });
  return { chainId, claims: contracts.claims, incident: BigInt(incident), round };
}

async function committed(ballot: Ballot, { account, client, contracts }: FlowContext): Promise<Hex> {
  const [commitment] = await client.readContract({
    address: contracts.claims,
    abi: claimsAbi,
    functionName: 'voteOf',
    args: [ballot.incident, ballot.round, account],
  });
  return commitment;
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
    const { account, client, contracts } = context;
    const weight = await client.readContract({
      address: contracts.claims,
      abi: claimsAbi,
      functionName: 'weightOf',
      args: [BigInt(incident), account],
    });
    if (weight === 0n) {
      throw new TxProblem(
        'You had no stake as an assessor when this incident was filed, so you have no vote in it. Stake BRK to vote in the next one.',
      );
    }
    const ballot = await ballotOf(incident, context);
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
            abi: claimsAbi,
            functionName: 'commit',
            args: [ballot.incident, hash],
          });
          return { to: contracts.claims, data };
        },
      },
    ];
  },
  outcome: () => ({
    message:
      'Your vote is committed and hidden. Come back to reveal it when reveals open, or it will not count.',
  }),
};

const CLOSED =
  'This key does not open the vote you committed. Reveal with the wallet that you committed with, or with the key that you saved as a file.';

export const revealVote: Flow<Reveal> = {
  unit: () => BRK,
  steps: async ({ incident, salt: saved }, context) => {
    const { account, contracts } = context;
    const ballot = await ballotOf(incident, context);
    const commit = await committed(ballot, context);
    if (commit === zeroHash) {
      throw new TxProblem(
        'This account has no vote to reveal here: none was committed, or it is revealed already.',
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
            abi: claimsAbi,
            functionName: 'reveal',
            args: [ballot.incident, account, step, salt],
          });
          return { to: contracts.claims, data };
        },
      },
    ];
  },
  outcome: () => ({ message: 'Your vote is revealed and counts.' }),
};
