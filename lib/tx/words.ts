// Sentences for pending transactions. Each says only what the chain, the wallet or the Safe has shown so far.

import { plural } from '../time';
import type { UnderWay } from './machine';

/** `short` follows a name and a colon; `more` says what it means and what to do. */
type Words = { title: string; short: string; more?: string };

const PENDING: Words = {
  title: 'Sent. Waiting for the network to confirm',
  short: 'waiting for the network',
};

const DROPPED: Words = {
  title: 'The network dropped it',
  short: 'dropped by the network',
  more: 'It has not been executed, and none of our nodes has it any more. If your wallet still shows it as pending, the wallet may send it again: cancel it there before you start again.',
};

const transaction = ({ isSlow, isListed, behind = 0 }: UnderWay['progress']): Words => {
  if (isListed === false) return DROPPED;
  if (behind > 0) {
    const what = plural(behind, 'earlier transaction');
    return {
      title: `Sent. It waits for ${what} of your account`,
      short: `waiting for ${what} of your account`,
      more: 'The network executes it after them. If the earlier ones are stuck, speed them up or cancel them in your wallet.',
    };
  }
  if (!isSlow) return PENDING;
  return {
    title: 'Still on its way, slower than usual',
    short: 'still on its way, slower than usual',
    more:
      isListed === undefined
        ? 'Our nodes do not list it: your wallet may have sent it privately. It may still be executed, so do not send it again.'
        : 'It may still be executed, so do not send it again. You can raise its fee in your wallet.',
  };
};

const proposal = ({ signatures }: UnderWay['progress']): Words => {
  const more = 'The owners have to sign it and one of them has to execute it. You can close this page.';
  if (!signatures) {
    return { title: 'Sent to your account’s signers', short: 'with your account’s signers', more };
  }
  const { given, needed, onChain } = signatures;
  const title =
    given === null
      ? `Proposed in your Safe. It needs ${plural(needed, 'signature')}; your Safe shows who has signed`
      : `Proposed in your Safe, ${given} of ${plural(needed, 'signature')}${onChain ? ' on chain' : ''}`;
  const isComplete = given !== null && given >= needed && !onChain;
  return {
    title,
    short: title.charAt(0).toLowerCase() + title.slice(1),
    more: isComplete ? 'It is fully signed: one of the owners has to execute it in the Safe.' : more,
  };
};

const CALLS: Words = {
  title: 'Sent to your wallet, which executes all calls in one step',
  short: 'sent to your wallet, in one step',
};

const REQUEST: Words = {
  title: 'Your wallet may still be waiting for you',
  short: 'may still be waiting in your wallet',
  more: 'You left the page before your wallet answered. Check your wallet: it may still ask you to confirm, or it may have sent the transaction. If this page finds the transaction on the chain, it shows it here. If your wallet shows neither a request nor a new transaction in its activity, stop watching and start again.',
};

export function progressWords({ kind, progress }: Pick<UnderWay, 'kind' | 'progress'>): Words {
  if (progress.signatures) return proposal(progress);
  if (kind === 'request') return progress.hash ? PENDING : REQUEST;
  if (kind === 'proposal') return progress.hash ? PENDING : proposal(progress);
  if (kind === 'calls') return progress.isSlow ? { ...CALLS, more: 'Check your wallet’s activity.' } : CALLS;
  return transaction(progress);
}

const TITLES = {
  reverted: 'It did not go through',
  replaced: 'It was replaced',
  cancelled: 'It was cancelled',
  foreign: 'Another account sent it',
} as const;

export const endTitle = (end: keyof typeof TITLES | undefined): string => TITLES[end ?? 'reverted'];
