/** Where a browser keeps the choice between light and dark. */
export const THEME_KEY = 'theme';

const THEMES = ['light', 'dark'] as const;

/** The class on <html> decides; without one the system does. Colours change at once, whatever has a transition. */
export function showTheme(theme: string | null) {
  const { classList } = document.documentElement;
  if (THEMES.every((name) => classList.contains(name) === (name === theme))) return;
  classList.add('changing-theme');
  for (const name of THEMES) classList.toggle(name, name === theme);
  requestAnimationFrame(() => requestAnimationFrame(() => classList.remove('changing-theme')));
}

/** What the person chose before, if they did: an <html> that the browser rendered anew does not have its class. */
export function showChosenTheme() {
  try {
    const theme = localStorage.getItem(THEME_KEY);
    if (THEMES.some((name) => name === theme)) showTheme(theme);
  } catch {
    // a browser that keeps nothing
  }
}

export function isDark(): boolean {
  const { classList } = document.documentElement;
  if (THEMES.some((name) => classList.contains(name))) return classList.contains('dark');
  return window.matchMedia('(prefers-color-scheme: dark)').matches;
}
