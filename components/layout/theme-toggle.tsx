'use client';

import { type ReactNode, useEffect } from 'react';
import { THEME_KEY } from '@/lib/theme';

const THEMES = ['light', 'dark'] as const;

/** The class on <html> decides; without one the system does. Colours change at once, whatever has a transition. */
function show(theme: string | null) {
  const { classList } = document.documentElement;
  classList.add('changing-theme');
  for (const name of THEMES) classList.toggle(name, name === theme);
  requestAnimationFrame(() => requestAnimationFrame(() => classList.remove('changing-theme')));
}

function isDark(): boolean {
  const { classList } = document.documentElement;
  if (THEMES.some((name) => classList.contains(name))) return classList.contains('dark');
  return window.matchMedia('(prefers-color-scheme: dark)').matches;
}

function choose() {
  const theme = isDark() ? 'light' : 'dark';
  show(theme);
  try {
    localStorage.setItem(THEME_KEY, theme);
  } catch {
    // a browser that keeps nothing: the choice holds until the next page is opened
  }
}

/** Light or dark as the system says, until the person says otherwise, in any tab. */
export function ThemeToggle({ children }: { children: ReactNode }) {
  useEffect(() => {
    const follow = ({ key, newValue }: StorageEvent) => {
      if (key === THEME_KEY) show(newValue);
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
