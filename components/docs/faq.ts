import type { Entry } from './chapter';

export const ABOUT_STAKING: readonly Entry[] = [
  {
    title: 'Why is my stake worth a little less right after I deposit?',
    text: 'Your deposit also pays for gains that the pool has booked but not yet streamed. You receive your part of them over the next days, like every other staker. The form shows what your deposit is worth right away.',
  },
  {
    title: 'Why are deposits paused?',
    text: 'There are three possible reasons. Open incidents could cost more than the pool’s materiality limit (3\u00a0% of the capital unless governance changes it). The guardian paused the pool. Or the share price fell below a millionth of par. The pool’s page says which one applies and until when.',
  },
  {
    title: 'When do I get my money after an exit request?',
    text: 'After the cooldown, somebody has to process the exit. Anyone can do this on the Keeper page. One report window later you can claim the money. The pool’s page shows the dates of your exit.',
  },
  {
    title: 'Can I cancel an exit request?',
    text: 'No. Shares in the queue still earn premiums and bear losses until they are processed. You can stake again once you have claimed the money.',
  },
  {
    title: 'Does the pool invest my money?',
    text: 'No. If a pool’s asset is a savings token, the token earns a yield by itself. The app shows this yield separately from the premiums.',
  },
];

export const ABOUT_COVER: readonly Entry[] = [
  {
    title: 'Do I need to prove that I lost something?',
    text: 'Only if the product requires a proof of loss, or if the incident comes with a list of losses. Otherwise the payout depends only on the severity of the verdict.',
  },
  {
    title: 'Why is the price higher for a larger amount?',
    text: 'Your own purchase raises the pool’s utilisation, and the price of capital rises with utilisation. You pay the area under that price curve. Splitting a purchase never makes it cheaper.',
  },
  {
    title: 'Can I sell or give away a cover?',
    text: 'Yes. A cover is an ordinary NFT. A payout goes to whoever owns the cover when it is collected.',
  },
  {
    title: 'What happens when a cover is used up?',
    text: 'The cover ends once incidents have paid its full amount. No premium is refunded for the remaining days.',
  },
];

export const ABOUT_CLAIMS: readonly Entry[] = [
  {
    title: 'Does every holder have to file?',
    text: 'No. One accepted incident pays every cover that was in force at the event. File only if nobody has, or if the loss was larger than what was filed.',
  },
  {
    title: 'What severity should I assert?',
    text: 'Assert what you can show. It is a cap: the verdict can be lower, never higher. If the loss grows later, file again with the total loss. Each holder ends up with the largest verdict for a time at which they were covered.',
  },
  {
    title: 'What does filing cost me?',
    text: 'You put up a bond of at least 1\u00a0% of what the incident may cost the pool. You lose it only if the incident is refused at 0\u00a0%. The bond doubles for each open or recently refused incident of the same product that may cost as much or more, at most 64-fold.',
  },
  {
    title: 'Nobody voted. Is my claim lost?',
    text: 'No. Without a quorum, the arbiter decides. If the arbiter stays silent too, the incident ends in a draw: all bonds are returned, and any holder who was covered can file it again within one report window. This can repeat as often as needed.',
  },
  {
    title: 'Why can’t I see how others vote?',
    text: 'Votes are committed in secret so that nobody can copy or influence another vote. They are revealed after the commit window. To reveal, your wallet signs the same message again, on any device. If your wallet cannot repeat a signature, this browser stores the key of your vote.',
  },
];

export const ABOUT_WALLETS: readonly Entry[] = [
  {
    title: 'Do I need this app?',
    text: 'No. Everything you can do here is a contract call. The app reads the chain and prepares transactions. It holds no funds and decides nothing.',
  },
  {
    title: 'Part of a page could not be read. Is my money affected?',
    text: 'No. The node that this app uses did not answer. Press “Try again”. Your money is in the contracts, whatever happens to this site.',
  },
  {
    title: 'Why does the app ask for a signature and a transaction?',
    text: 'The signature allows the contract to take the amount for this one action. If your token or wallet does not support such a signature, you send an approval first.',
  },
];
