import clsx from 'clsx';
import { SunMoon } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { Logo } from './logo';
import { HeaderLinks } from './nav-links';
import { ThemeToggle } from './theme-toggle';

type HeaderProps = { hasFaucet: boolean; chains: ReactNode; wallet: ReactNode };

export function Header({ hasFaucet, chains, wallet }: HeaderProps) {
  return (
    <header className="border-b">
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:absolute focus:z-50 focus:bg-surface focus:p-3 focus:text-ink"
      >
        Skip to the content
      </a>
      <div
        className={clsx(
          'mx-auto flex h-16 items-center gap-2 px-4 sm:gap-4 sm:px-6',
          chains ? 'max-w-7xl' : 'max-w-6xl',
        )}
      >
        <Link href="/" aria-label="Breakwater, overview" className="sm:mr-2">
          <Logo />
        </Link>
        <HeaderLinks />
        <div className="ml-auto flex items-center gap-1 sm:gap-2">
          <Link
            href="/docs"
            className="hidden min-h-11 items-center rounded-control px-2 text-ink-soft text-sm hover:text-ink xl:flex"
          >
            Docs
          </Link>
          {hasFaucet && (
            <Link
              href="/faucet"
              className={clsx(
                'flex min-h-11 items-center rounded-control px-2 text-ink-soft text-sm hover:text-ink',
                // a phone has no room for both; users without money get a link to the faucet elsewhere
                chains && 'max-[26rem]:hidden',
              )}
            >
              Faucet
            </Link>
          )}
          {chains}
          <ThemeToggle>
            <SunMoon aria-hidden size={18} strokeWidth={1.75} />
          </ThemeToggle>
          {wallet}
        </div>
      </div>
    </header>
  );
}
