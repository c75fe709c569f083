'use client';

import clsx from 'clsx';
import Link, { useLinkStatus } from 'next/link';
import { usePathname } from 'next/navigation';
import { DESTINATIONS, DOCS } from './navigation';

const isWithin = (path: string, href: string) => (href === '/' ? path === '/' : path.startsWith(href));

function Pending() {
  const { pending } = useLinkStatus();
  return (
    <span
      aria-hidden
      className={clsx(
        'absolute inset-x-0 -bottom-px h-0.5 origin-left bg-tide-2 transition-transform duration-700',
        pending ? 'scale-x-100' : 'scale-x-0',
      )}
    />
  );
}

/** On a wide screen: words in the header. */
export function HeaderLinks() {
  const path = usePathname();
  return (
    <nav aria-label="Main" className="hidden h-16 gap-1 xl:flex">
      {DESTINATIONS.map(({ href, label }) => (
        <Link
          key={href}
          href={href}
          aria-current={isWithin(path, href) ? 'page' : undefined}
          className="relative flex items-center px-2.5 text-ink-soft text-sm hover:text-ink aria-[current=page]:font-medium aria-[current=page]:text-ink aria-[current=page]:shadow-[inset_0_-2px_0_var(--color-accent)]"
        >
          {label}
          <Pending />
        </Link>
      ))}
    </nav>
  );
}

/** On a phone: a bar at the thumb. */
export function BottomBar() {
  const path = usePathname();
  return (
    <nav
      aria-label="Main"
      className="fixed inset-x-0 bottom-0 z-30 grid grid-cols-8 border-t bg-surface pb-[env(safe-area-inset-bottom)] xl:hidden"
    >
      {[...DESTINATIONS, DOCS].map(({ href, label, short, icon: Icon }) => (
        <Link
          key={href}
          href={href}
          aria-label={short && label}
          aria-current={isWithin(path, href) ? 'page' : undefined}
          className="relative grid min-h-14 content-center justify-items-center gap-0.5 text-[0.625rem] text-ink-soft min-[24rem]:text-[0.6875rem] aria-[current=page]:text-accent"
        >
          <Icon aria-hidden size={20} strokeWidth={1.75} />
          {short ?? label}
          <Pending />
        </Link>
      ))}
    </nav>
  );
}
