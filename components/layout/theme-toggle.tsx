'use client';

import { type ReactNode, useEffect } from 'react';
import { isDark, showChosenTheme, showTheme, THEME_KEY } from '@/lib/theme';

function choose() {
  const theme = isDark() ? 'light' : 'dark';
  showTheme(theme);
  try {
    localStorage.setItem(THEME_KEY, theme);
  } catch {
    // storage is blocked: the choice holds until the next page load
  }
}

/** Light or dark: the system's setting until the user chooses, then the choice, in all tabs. */
export function ThemeToggle({ children }: { children: ReactNode }) {
  useEffect(() => {
    showChosenTheme();
    const follow = ({ key, newValue }: StorageEvent) => {
      if (key === THEME_KEY) showTheme(newValue);
    };
    window.addEventListener('storage', follow);
    return () => window.removeEventListener('storage', follow);
  }, []);
  return (
    <button
      type="button"
      aria-label="Switch between light and dark"
      onClick={choose}
      className="grid size-11 cursor-pointer place-items-center rounded-control text-ink-soft hover:bg-sunken hover:text-ink"
    >
      {children}
    </button>
  );
}
