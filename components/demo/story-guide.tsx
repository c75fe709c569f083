import Link from 'next/link';

const STEPS = [
  {
    href: '/pools',
    title: 'Stake',
    text: 'Put dUSD into Harbour, sdUSD into Lighthouse, or dETH into Reef. It backs cover and earns premiums.',
  },
  {
    href: '/claims#assess',
    title: 'Become an assessor',
    text: 'Stake all of your BRK before an incident is filed, or you have no vote in it. A vote needs a quorum of a tenth of all staked BRK.',
  },
  {
    href: '/cover',
    title: 'Buy cover',
    text: 'Choose a product, an amount and a term. It takes effect at the next UTC midnight after the waiting days.',
  },
  {
    href: '/portfolio',
    title: 'Change it',
    text: 'Extend its term, or cancel it and get part of the premium back.',
  },
  {
    href: '/stress',
    title: 'Try the worst case',
    text: 'Choose products that fail together and see who pays. Then simulate a hundred thousand years.',
  },
  {
    href: '#clock',
    title: 'Move the clock',
    text: 'Move it past the start of your cover, and some hours more, so that an event can happen.',
  },
  {
    href: '/claims/new',
    title: 'File an incident',
    text: 'Say what happened while your cover was in force. A small payout takes the fast lane, a larger one goes to a vote.',
  },
  {
    href: '/claims',
    title: 'Vote',
    text: 'Commit a secret vote, move the clock past the commit window, reveal it, move the clock past the reveal window.',
  },
  {
    href: '/claims',
    title: 'Settle and collect',
    text: 'Count the votes, move the clock past the appeal window, settle the incident and collect your payout.',
  },
  {
    href: '/portfolio',
    title: 'Leave',
    text: 'Request an exit, wait out the cooldown, process it, wait out the report window and claim the money.',
  },
];

/** A guided tour of the whole demo. */
export function StoryGuide() {
  return (
    <ol className="grid gap-x-10 gap-y-6 sm:grid-cols-2">
      {STEPS.map(({ href, title, text }, index) => (
        <li key={title} className="flex gap-4">
          <span aria-hidden className="figure w-6 shrink-0 text-right text-ink-faint text-lg">
            {index + 1}
          </span>
          <div>
            <Link href={href} className="link font-medium">
              {title}
            </Link>
            <p className="mt-1 text-ink-soft text-sm">{text}</p>
          </div>
        </li>
      ))}
    </ol>
  );
}
