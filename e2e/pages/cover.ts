import { expect } from '@playwright/test';
import type { Person } from '../support/person';

/** The page where cover of a product is bought. */
export class CoverPage {
  constructor(private readonly person: Person) {}

  open = (product: number) => this.person.visit(`/cover/${product}`);

  /** Chooses one of the pools that cover a risk. */
  async openFromList(name: string, pool: string) {
    const { page } = this.person;
    await this.person.visit('/cover');
    const risk = page.getByRole('rowgroup').filter({ has: page.getByRole('link', { name, exact: true }) });
    await risk.getByRole('link', { name: pool }).click();
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
    await this.person.isReady();
  }

  async choose(amount: string, termDays: number) {
    await this.person.field('Cover amount').fill(amount);
    await this.person.field('Term').fill(String(termDays));
  }

  /** An amount of the quote. */
  get premium() {
    const form = this.person.page.locator('form').filter({ has: this.person.field('Cover amount') });
    return form.getByText('Premium', { exact: true }).locator('xpath=following-sibling::*');
  }

  get buyButton() {
    return this.person.page.getByRole('button', { name: /^Buy for [\d,.]+ \w+$/ });
  }

  buy = () => this.buyButton.click();
}
