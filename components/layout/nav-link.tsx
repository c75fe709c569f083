'use client';

import clsx from 'clsx';
import Link, { useLinkStatus } from 'next/link';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';

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

const LOOKS = {
  word: 'relative flex items-center px-2.5 text-ink-soft text-sm -outline-offset-2 hover:text-ink aria-[current=page]:font-medium aria-[current=page]:text-ink aria-[current=page]:shadow-[inset_0_-2px_0_var(--color-accent)] forced-colors:aria-[current=page]:underline',
  thumb:
    'relative grid min-h-14 content-center justify-items-center gap-0.5 text-[0.625rem] text-ink-soft min-[24rem]:text-[0.6875rem] aria-[current=page]:text-accent forced-colors:aria-[current=page]:underline',
};

type NavLinkProps = {
  href: string;
  look: keyof typeof LOOKS;
  label?: string | undefined;
  children: ReactNode;
};

/** A navigation link that marks the current page and shows when loading takes long. */
export function NavLink({ href, look, label, children }: NavLinkProps) {
  const path = usePathname();
  return (
    <Link
      href={href}
      aria-label={label}
      aria-current={isWithin(path, href) ? 'page' : undefined}
      className={LOOKS[look]}
    >
      {children}
      <Pending />
    </Link>
  );
}
