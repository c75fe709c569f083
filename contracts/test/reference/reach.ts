// What random histories of the whole protocol must reach: a call that is always refused, or a kind of incident that never occurs,
// would test nothing.

import type { History } from './history';
import { STATUS, type Verdict } from './types';

const VERBS = [
  ...[
    'deposit',
    'mint',
    'requestRedeem',
    'processExits',
    'buy',
    'extendCover',
    'cancelCover',
    'prove',
    'file',
  ],
  ...[
    'challenge',
    'stakeVotes',
    'requestUnstake',
    'commit',
    'reveal',
    'settleVote',
    'tally',
    'appeal',
    'rule',
  ],
  ...['finalize', 'collect', 'collectWithProof', 'collectBond', 'settle'],
];

const KINDS: Record<string, (verdict: Verdict) => boolean> = {
  'a verdict by weighted votes': ({ vote, isRuled, hasVerdict }) => vote !== null && hasVerdict && !isRuled,
  'an appeal that was ruled on': ({ isAppealed, isRuled }) => isAppealed && isRuled,
  'a pot for voters': ({ vote }) => vote !== null && vote.pot > 0n,
  'outliers that lose stake': ({ vote }) => vote?.punishes === true,
  'an accepted loss root': ({ losses, status }) => losses.length !== 0 && status === STATUS.accepted,
  'a refused loss root': ({ losses, status }) => losses.length !== 0 && status === STATUS.refused,
  'a used-up total of losses': ({ lossTotal, lossCollected }) =>
    lossTotal !== 0n && lossCollected === lossTotal,
  'a draw': ({ status }) => status === STATUS.drawn || status === STATUS.lapsed,
  'a draw filed again': ({ isRefiled }) => isRefiled,
  'a draw with a loss root filed again': ({ isRefiled, losses }) => isRefiled && losses.length !== 0,
  'a draw filed again and decided': ({ isRefiled, hasVerdict }) => isRefiled && hasVerdict,
};

/** Calls that succeed and kinds of incidents that occur less than `min` times, with their counts. */
export function missing(list: History[], min: number): [string, number][] {
  const verdicts = list.flatMap(({ end }) => end.claims.verdicts);
  const done = list.flatMap(({ steps }) => steps.filter(({ refusal }) => refusal === null));
  const verbs = VERBS.map((verb): [string, number] => [
    verb,
    done.filter(({ action }) => action.verb === verb).length,
  ]);
  const kinds = Object.entries(KINDS).map(([name, is]): [string, number] => [
    name,
    verdicts.filter(is).length,
  ]);
  return [...verbs, ...kinds].filter(([, count]) => count < min);
}
