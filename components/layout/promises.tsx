import { Steps } from './steps';

const PROMISES = [
  {
    title: 'The money is there',
    text: 'Every sale and every exit leaves the pool able to pay its worst event in full.',
  },
  {
    title: 'Nobody dodges a loss',
    text: 'Shares are not made or burned while their price is uncertain, and capital that left still answers for what happened before it left. Nobody pays for a loss that was there before they came.',
  },
  {
    title: 'One verdict pays everyone',
    text: 'An incident is decided once. Every cover collects from it, in any order, at the same ratio.',
  },
  {
    title: 'The price is the area under the curve',
    text: 'Splitting or joining purchases never saves a unit.',
  },
  {
    title: 'Premiums are earned by the second',
    text: 'What was paid is always what was earned plus what is still to be earned.',
  },
  {
    title: 'A valid claim cannot be starved',
    text: 'Too few votes lead to the arbiter and to another vote, never to silence. Approved payouts wait a year for their holders.',
  },
  {
    title: 'Cost does not grow with success',
    text: 'An action costs the same gas with ten covers as with ten thousand, after a day as after idle years.',
  },
  {
    title: 'No off-chain service is needed',
    text: 'Quote, stake, buy, file, vote, collect, leave: the contracts are enough.',
  },
] as const;

/** What the contracts hold to: P1 to P5 as invariants over random histories, P7 by measured gas. */
export const Promises = () => <Steps steps={PROMISES} prefix="P" />;
