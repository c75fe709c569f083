import Link from 'next/link';

const LINKS = [
  {
    href: '/governance/parameters',
    title: 'Parameters',
    text: 'Every number the mutual runs by, with the bounds that the code sets, and a way to propose another.',
  },
  {
    href: '/governance/treasury',
    title: 'Treasury',
    text: 'What belongs to all members, and what waits to be paid into it.',
  },
  {
    href: '/guardian',
    title: 'Guardian',
    text: 'Who may stop new cover and deposits of a pool for a week, and what can never be stopped.',
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
