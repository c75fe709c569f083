// The budget of DESIGN §12 and the best figure of any peer, both in gas of a whole transaction.

type Budget = { ceiling: number; peer: string };

const IDLE_FACTOR = 1.3;
/** An idle catch-up is allowed its non-empty days (DESIGN §12): on two, cover ended and is released. */
const IDLE_DAYS_HELD = 2;
const MAX_BYTES = 20_000;
/** What one reward token may add to a stake (DESIGN §12). */
const REWARDED = 30_000;

const BUDGETS: Record<string, Budget> = {
  'stake.new': { ceiling: 120_000, peer: '145.8k Umbrella' },
  'stake.repeat': { ceiling: 95_000, peer: '89.5k Cozy' },
  'exit.request': { ceiling: 90_000, peer: '57.8k Umbrella' },
  'exit.take': { ceiling: 90_000, peer: '87.9k Cozy' },
  'cover.buy': { ceiling: 260_000, peer: '443k Neptune' },
  'cover.cancel': { ceiling: 140_000, peer: '737k Nexus' },
  'claim.file': { ceiling: 200_000, peer: '239k Nexus' },
  'vote.commit': { ceiling: 70_000, peer: '97k Nexus' },
  'vote.reveal': { ceiling: 70_000, peer: '97k Nexus' },
  'claim.finalize': { ceiling: 200_000, peer: '94k Umbrella' },
  'claim.collect': { ceiling: 100_000, peer: '535k Neptune' },
  'rewards.claim': { ceiling: 90_000, peer: '' },
  'product.list': { ceiling: 200_000, peer: '192k Nexus' },
};

/** Over their ceilings and known to be, with the reason; the snapshot still refuses any rise. */
export const KNOWN_EXCESSES: Record<string, string> = {};

export type Figures = Record<string, number>;

/** The budget of a figure; null when it has none. */
export function budgetOf(key: string, figures: Figures): Budget | null {
  if (key === 'cover.buy.idle') {
    const days = IDLE_DAYS_HELD * (figures['idle.day'] ?? 0);
    return { ceiling: Math.floor((figures['cover.buy'] ?? 0) * IDLE_FACTOR) + days, peer: '1.95 x Nexus' };
  }
  if (key.endsWith('.rewarded')) {
    const plain = figures[key.replace('.rewarded', '')] ?? 0;
    return { ceiling: plain + REWARDED, peer: '' };
  }
  if (key.startsWith('size.')) return { ceiling: MAX_BYTES, peer: '' };
  return BUDGETS[key] ?? null;
}
