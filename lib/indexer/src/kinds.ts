/** What the activity can be filtered by. */
export const KINDS = ['capital', 'cover', 'claims', 'votes', 'rewards', 'governance', 'books'] as const;
export type Kind = (typeof KINDS)[number];

/** What a contract's events are about, unless the event says otherwise. */
const OF_CONTRACT: Record<string, Kind> = {
  CapitalPool: 'capital',
  Cover: 'cover',
  Claims: 'claims',
  Assessors: 'votes',
  Rewards: 'rewards',
  Emission: 'rewards',
  MutualToken: 'books',
};

/** Entries that come with every step of another kind: bookkeeping rather than news. */
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
