import type { Entry } from './chapter';

export const ABOUT_STAKING: readonly Entry[] = [
  {
    title: 'Why is my stake worth a little less right after I deposit?',
    text: 'You pay for gains that are booked but not streamed yet. They come to you over the next days, like to everybody else. The form shows what your deposit is worth at once.',
  },
  {
    title: 'Why are deposits paused?',
    text: 'Open incidents could cost more than the pool’s materiality (3\u00a0% of the capital unless members decide otherwise), or the guardian paused them, or the share price fell below a millionth of par. The pool’s page says which, and until when.',
  },
  {
    title: 'When do I get my money after an exit request?',
    text: 'After the cooldown somebody has to process the exit (anyone can, on the keeper’s page), and one report window later you can take it. The pool’s page shows the dates of your exit.',
  },
  {
    title: 'Can I take back an exit request?',
    text: 'No. The shares in the queue still earn and bear losses until they are processed. When you have received the money you can stake again.',
  },
  {
    title: 'Does the pool invest my money?',
    text: 'No. If a pool’s asset is a savings token, that token earns by itself; the app shows that yield apart from the premiums.',
  },
];

export const ABOUT_COVER: readonly Entry[] = [
  {
    title: 'Do I need to prove that I lost something?',
    text: 'Only where the product says that it needs a proof of loss, or where an incident comes with a list of losses. Otherwise the severity of the verdict decides.',
  },
  {
    title: 'Why is the price higher for a larger amount?',
    text: 'Your own purchase raises the pool’s utilisation, and capital costs more the more of it is bound. You pay the area under that curve. Splitting a purchase never makes it cheaper.',
  },
  {
    title: 'Can I sell or give away a cover?',
    text: 'Yes, it is an ordinary token. Payouts go to whoever owns it when they are collected.',
  },
  {
    title: 'What happens when a cover is used up?',
    text: 'Once its incidents have paid the amount, it is over. Nothing is returned for the remaining days.',
  },
];

export const ABOUT_CLAIMS: readonly Entry[] = [
  {
    title: 'Must every holder file?',
    text: 'No. One accepted incident pays every cover that was in force at the event. File only if nobody has, or if the loss was larger than what was filed.',
  },
  {
    title: 'What severity should I assert?',
    text: 'What you can show. It is a cap: the verdict can be lower, never higher. If the loss grows later, file again with the sum; everybody ends with the largest verdict.',
  },
  {
    title: 'What does filing cost me?',
    text: 'A bond, at least 1\u00a0% of what the incident may cost the pool. You lose it only if the incident is refused at 0\u00a0%. It doubles for open and recently refused incidents of the product that may cost as much or more, up to 64 times.',
  },
  {
    title: 'Nobody voted. Is my claim lost?',
    text: 'No. Without a quorum it goes to the arbiter. If the arbiter is silent too, it is a draw: the bonds go back and it can be filed again for one window, as often as needed.',
  },
  {
    title: 'Why can I not see how others vote?',
    text: 'Votes are committed in secret, so that nobody can follow or sway anybody. They are revealed together. This app keeps the secret of your vote, and a wallet that holds your key can derive it again.',
  },
];

export const ABOUT_WALLETS: readonly Entry[] = [
  {
    title: 'Is this app needed?',
    text: 'No. Everything you can do here is a call to a contract. The app reads the chain and prepares transactions; it holds nothing and decides nothing.',
  },
  {
    title: 'A part of the page says that it could not be read. Is my money safe?',
    text: 'Yes. The node that this app asks did not answer. “Try again” asks anew. Your money stays in the contracts, whatever happens to this site.',
  },
  {
    title: 'Why does it ask for a signature and a transaction?',
    text: 'The signature allows the contract to take the amount of this one action. Where a token or a wallet knows no such signature, an approval comes first.',
  },
];
