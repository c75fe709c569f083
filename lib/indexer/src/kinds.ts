/** Kinds of activity that can be filtered. */
export const KINDS = ['capital', 'cover', 'claims', 'votes', 'rewards', 'governance', 'books'] as const;
export type Kind = (typeof KINDS)[number];

/** Kind of a contract's events, unless the event has its own. */
const OF_CONTRACT: Record<string, Kind> = {
  CapitalPool: 'capital',
  Cover: 'cover',
  Claims: 'claims',
  Assessors: 'votes',
  Rewards: 'rewards',
  Emission: 'rewards',
  MutualToken: 'books',
};

/** Bookkeeping: events that accompany every step of another kind. */
const BOOKS = ['Accrued', 'Approval', 'ApprovalForAll', 'MetadataUpdate', 'Paid'];

const OF_EVENT: Record<string, Kind> = {
  'Cover:ProductListed': 'governance',
  'Cover:ProductTuned': 'governance',
  'Cover:TuningAnnounced': 'governance',
  'Claims:ProcessSet': 'governance',
  'CapitalPool:ParamsSet': 'governance',
  'CapitalPool:ModelSet': 'governance',
  'CapitalPool:CuratorSet': 'governance',
  'CapitalPool:PauseSet': 'governance',
  'CapitalPool:PremiumPaid': 'books',
  'CapitalPool:PremiumRefunded': 'books',
  'CapitalPool:Transfer': 'books',
  'Cover:Transfer': 'books',
  'MutualToken:DelegateChanged': 'governance',
};

export const kindOf = (contract: string, name: string): Kind =>
  OF_EVENT[`${contract}:${name}`] ??
  (BOOKS.includes(name) ? 'books' : (OF_CONTRACT[contract] ?? 'governance'));
