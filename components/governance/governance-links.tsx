import Link from 'next/link';

const LINKS = [
  {
    href: '/governance/parameters',
    title: 'Parameters',
    text: 'Every parameter of the mutual, with its bounds and a form to propose a change.',
  },
  {
    href: '/governance/treasury',
    title: 'Treasury',
    text: 'The assets of all members, and income that is not paid in yet.',
  },
  {
    href: '/guardian',
    title: 'Guardian',
    text: 'Who can pause new cover and deposits of a pool for 7 days, and what can never be paused.',
  },
] as const;

export function GovernanceLinks() {
  return (
    <ul className="grid gap-3 sm:grid-cols-3">
      {LINKS.map(({ href, title, text }) => (
        <li key={href} className="relative rounded-card border bg-surface p-5 hover:border-line-strong">
          <h3 className="font-medium text-ink">
            <Link href={href} className="after:absolute after:inset-0">
              {title}
            </Link>
          </h3>
          <p className="mt-1 text-ink-soft text-sm">{text}</p>
        </li>
      ))}
    </ul>
  );
}
