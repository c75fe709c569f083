import { Steps } from './steps';

const PROMISES = [
  {
    title: 'The money is there',
    text: 'After every sale the pool can pay its worst event in full, on top of what open incidents may cost. After every exit, what stays can pay it.',
  },
  {
    title: 'Nobody dodges a loss or snipes a gain',
    text: 'Capital that left is charged for events up to the second it left. Deposits wait while a material incident is open and pay for gains that are booked. Gains are streamed.',
  },
  {
    title: 'One verdict pays everyone',
    text: 'Every cover that was in force collects from one verdict, in any order, at one ratio.',
  },
  {
    title: 'The price is what the risk costs',
    text: 'Expected loss plus the cost of the capital that the cover binds. Splitting a purchase never saves a unit.',
  },
  {
    title: 'Premiums are earned by the second',
    text: 'Paid is always the sum of earned, unearned and refunded.',
  },
  {
    title: 'A valid claim cannot be starved',
    text: 'Too few votes or a silent arbiter never mean denial, and a small or early verdict never lowers a larger one. A false claim cannot freeze exits.',
  },
  {
    title: 'Cost does not grow with success',
    text: 'An action costs the same gas with ten covers as with ten thousand, after a day as after idle years.',
  },
  {
    title: 'No off-chain service is needed',
    text: 'Quote, stake, buy, file, vote, collect and exit: the contracts are enough.',
  },
] as const;

/** The promises of the protocol: P1 to P6 are invariants over random histories, P7 is measured gas. */
export const Promises = () => <Steps steps={PROMISES} prefix="P" />;
