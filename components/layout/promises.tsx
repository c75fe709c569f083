import { Steps } from './steps';

const PROMISES = [
  {
    title: 'The money is there',
    text: 'After every sale, the pool can pay its worst event in full, on top of what open incidents may cost. After every exit, the remaining capital can pay that event.',
  },
  {
    title: 'Nobody dodges a loss or snipes a gain',
    text: 'Capital that leaves is still charged for events up to the second it left. Deposits pause while a material incident is open. A deposit pays for gains already booked, and gains are streamed over time.',
  },
  {
    title: 'One verdict pays everyone',
    text: 'Every cover that was in force collects from one verdict, in any order and at the same ratio.',
  },
  {
    title: 'The price is what the risk costs',
    text: 'Expected loss plus the cost of the capital that the cover binds. Splitting a purchase never makes it cheaper.',
  },
  {
    title: 'Premiums are earned by the second',
    text: 'The premium paid is always the sum of what is earned, unearned and refunded.',
  },
  {
    title: 'A claim cannot fail for lack of votes',
    text: 'Too few votes or a silent arbiter never count as a refusal. A small or early verdict never lowers what a larger one pays. A false claim cannot freeze exits.',
  },
  {
    title: 'Cost does not grow with success',
    text: 'An action costs the same gas with ten covers or ten thousand, after one idle day or many idle years.',
  },
  {
    title: 'No off-chain service is needed',
    text: 'You can quote, stake, buy, file, vote, collect and exit with the contracts alone.',
  },
] as const;

/** The protocol's promises. P1 to P6 are tested as invariants over random histories, P7 by measured gas. */
export const Promises = () => <Steps steps={PROMISES} prefix="P" />;
