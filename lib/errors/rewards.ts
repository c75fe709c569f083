// Reward tokens of a pool.

import type { Sentences } from './dictionary';
import { moment } from './words';

export const rewards = {
  TooManyTokens: ([max]) => `A pool has at most ${max} reward tokens.`,
  TokenKnown: () => 'This token is already a reward token of the pool.',
  UnknownToken: () => 'This token is not a reward token of the pool. Choose one of its reward tokens.',
  FundingBelowMinimum: () => 'This is below the minimum funding in this token. Enter more.',
  InvalidPeriod: () =>
    'The end must be in the future, at most a year ahead, and not before the end of earlier fundings.',
  RateLowered: () => 'This would lower the current reward rate. Fund more, or choose an earlier end.',
  EmissionTooSoon: ([from]) => `The next week can be funded on ${moment(from)}.`,
} satisfies Partial<Sentences>;
