// The budget of DESIGN §13 and the best figure of any peer, in gas of a whole transaction.

type Budget = { ceiling: number; peer: string };

const IDLE_FACTOR = 1.2;
/** An idle catch-up may cost this much for each non-empty day. There are two: cover ends on one and is released on the other. */
const IDLE_DAY = 10_000;
const IDLE_DAYS_HELD = 2;
const MAX_BYTES = 24_000;
/** What one reward token may add to a stake. */
const REWARDED = 30_000;

const BUDGETS: Record<string, Budget> = {
  'stake.new': { ceiling: 120_000, peer: '146k Umbrella' },
  'stake.repeat': { ceiling: 103_000, peer: '90k Cozy' },
  'exit.request': { ceiling: 85_000, peer: '58k Umbrella' },
  'exit.take': { ceiling: 85_000, peer: '88k Cozy' },
  'cover.buy': { ceiling: 240_000, peer: '443k Neptune' },
  'cover.cancel': { ceiling: 120_000, peer: '737k Nexus' },
  'cover.extend': { ceiling: 150_000, peer: '737k Nexus' },
  'product.list': { ceiling: 195_000, peer: '192k Nexus' },
  'claim.file': { ceiling: 195_000, peer: '239k Nexus' },
  'vote.commit': { ceiling: 66_000, peer: '97k Nexus' },
  'vote.reveal': { ceiling: 60_000, peer: '97k Nexus' },
  'claim.finalize': { ceiling: 210_000, peer: '94k Umbrella' },
  'claim.collect': { ceiling: 140_000, peer: '535k Neptune' },
  'rewards.claim': { ceiling: 90_000, peer: '102k Umbrella' },
  createPool: { ceiling: 2_000_000, peer: '' },
  'idle.day': { ceiling: IDLE_DAY, peer: '' },
};

/** Figures known to exceed their ceilings, with the reason. The snapshot still refuses any increase. */
export const KNOWN_EXCESSES: Record<string, string> = {
  'stake.new.rewarded':
    'a call, a stream of two words and the new word of an account: 31.8k before anything is computed',
  'cover.buy':
    'four new words (release day, cover, owner, balance), thirteen that change: 217k before anything is computed',
  'cover.extend': 'one new word (the new release day), nine that change: 142k before anything is computed',
  'cover.cancel': 'one new word (the new release day), nine that change: 118k before anything is computed',
  'claim.file':
    'incident and vote are three new words, ten change, the bond moves tokens: 193k before anything is computed',
  'claim.finalize':
    'a catch-up of the book; episode, exits, experience, risk, bonds and vote change in one transaction: 192k before anything is computed',
  'claim.collect':
    'a catch-up of the book; seven sums of exposure, the holder’s word and the day’s change, tokens move: 138k before anything is computed',
};

export type Figures = Record<string, number>;

/** The budget of a figure; null if it has none. */
export function budgetOf(key: string, figures: Figures): Budget | null {
  if (key === 'cover.buy.idle') {
    const ceiling = Math.floor((figures['cover.buy'] ?? 0) * IDLE_FACTOR) + IDLE_DAYS_HELD * IDLE_DAY;
    return { ceiling, peer: '1.95 x Nexus' };
  }
  if (key.endsWith('.rewarded')) {
    const plain = figures[key.replace('.rewarded', '')] ?? 0;
    return { ceiling: plain + REWARDED, peer: '' };
  }
  if (key.startsWith('size.')) return { ceiling: MAX_BYTES, peer: '' };
  return BUDGETS[key] ?? null;
}
