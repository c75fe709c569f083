import { encodeFunctionData, zeroHash } from 'viem';
import { ballotMessage, commitHashOf, openCommit, saltOf } from '@/lib/claims/vote';
import { claimsAbi } from '@/lib/contracts/abis';
import { BRK, type Flow, type FlowContext, type Signature, TxProblem } from '../types';

type Incident = { incident: number };
type Commit = Incident & { step: number };

const SIGN = 'Sign the key of your vote';

async function ballotOf(incident: number, { client, chainId, contracts }: FlowContext) {
  const { round } = await client.readContract({
    address: contracts.claims,
    abi: claimsAbi,
    functionName: 'incidentOf',
    args: [BigInt(incident)],
  });
  return { chainId, claims: contracts.claims, incident: BigInt(incident), round };
}

function saltFrom(signature: Signature | undefined) {
  if (!signature) throw new TxProblem('The key of the vote was not signed. Try again.');
  return saltOf(signature.hex);
}

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
    return [
      { kind: 'message', label: SIGN, message: ballotMessage(ballot) },
      {
        kind: 'call',
        label: 'Commit the vote',
        build: (signature) => {
          const hash = commitHashOf(ballot, account, step, saltFrom(signature));
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

export const revealVote: Flow<Incident> = {
  unit: () => BRK,
  steps: async ({ incident }, context) => {
    const { account, client, contracts } = context;
    const [ballot, commit] = await Promise.all([
      ballotOf(incident, context),
      client.readContract({
        address: contracts.claims,
        abi: claimsAbi,
        functionName: 'commitOf',
        args: [BigInt(incident), account],
      }),
    ]);
    if (commit === zeroHash) {
      throw new TxProblem(
        'This account has no vote to reveal here: none was committed, or it is revealed already.',
      );
    }
    return [
      { kind: 'message', label: SIGN, message: ballotMessage(ballot) },
      {
        kind: 'call',
        label: 'Reveal the vote',
        build: (signature) => {
          const salt = saltFrom(signature);
          const step = openCommit(commit, ballot, account, salt);
          if (step === null) {
            throw new TxProblem(
              'This signature does not open the vote you committed. Reveal with the same wallet that you committed with: another wallet may sign the same text differently.',
            );
          }
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
