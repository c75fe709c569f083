import type { Page } from '@playwright/test';
import axe from 'axe-core';

type ColorScheme = 'light' | 'dark';

/** axe's only rules about colours. In another theme of the same page, all other rules give the same result. */
const COLOR_RULES = ['color-contrast', 'link-in-text-block'];

/** RainbowKit's own icons have no text. */
const ICONS = '[data-testid^="rk-wallet-option"] [role=img]';

/** Sets the theme, without the transition, during which colours are different. */
export async function showTheme(page: Page, colorScheme: ColorScheme): Promise<void> {
  await page.evaluate(() => {
    if (document.getElementById('no-transitions')) return;
    const style = document.createElement('style');
    style.id = 'no-transitions';
    style.textContent = '*, ::before, ::after { transition: none !important }';
    document.head.append(style);
  });
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await page.waitForFunction(
    (theme) => window.matchMedia(`(prefers-color-scheme: ${theme})`).matches,
    colorScheme,
  );
}

/**
 * Violations of axe's rules, by rule and element. Not by axe's own builder for Playwright, which loads axe twice for each check and
 * also returns what is in order, and so takes three times as long.
 */
async function problems(page: Page, options: axe.RunOptions): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const violations = await page.evaluate(
    async ([exclude, options]) => {
      const { axe: inPage } = window as unknown as { axe: typeof axe };
      const { violations } = await inPage.run(
        { exclude: [exclude] },
        { ...options, resultTypes: ['violations'] },
      );
      return violations.map(({ id, nodes }) => ({
        id,
        targets: nodes.map(({ target }) => target.join(' ')),
      }));
    },
    [ICONS, options] as const,
  );
  return violations.flatMap(({ id, targets }) => targets.map((target) => `${id}: ${target}`));
}

export const accessibilityProblems = (page: Page) => problems(page, {});
export const colorProblems = (page: Page) => problems(page, { runOnly: COLOR_RULES });
