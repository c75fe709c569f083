/** How capital works, in the order in which a staker meets it. */
export const STAKING_STEPS = [
  {
    title: 'Stake',
    text: 'Deposit the pool’s asset and receive shares at the current price, in one transaction.',
  },
  {
    title: 'Earn',
    text: 'Premiums are earned by the second, after fees and the reserve’s part: the price of every share rises.',
  },
  {
    title: 'Cover losses',
    text: 'An accepted incident is paid from the reserve, then from the capital: the price of every share falls by the same ratio.',
  },
  {
    title: 'Leave',
    text: 'Request an exit at any time. It can be processed after the cooldown and claimed one report window later. Open incidents do not stop it.',
  },
] as const;
