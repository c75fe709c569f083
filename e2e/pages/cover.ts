import { expect } from '@playwright/test';
import type { Person } from '../support/person';

/** Where cover of a product is bought. */
export class CoverPage {
  constructor(private readonly person: Person) {}

  open = (product: number) => this.person.visit(`/cover/${product}`);

  async openFromList(name: string) {
    const { page } = this.person;
    await this.person.visit('/cover');
    await page.getByRole('link', { name }).click();
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
    await this.person.isReady();
  }

  async choose(amount: string, termDays: number) {
    await this.person.field('Cover amount').fill(amount);
    await this.person.field('Term').fill(String(termDays));
  }

  /** The quote's figure. */
  get premium() {
    return this.person.page.getByText(/^Premium$/).locator('xpath=following-sibling::*');
  }

  get buyButton() {
    return this.person.page.getByRole('button', { name: /^Buy for [\d,.]+ dUSD$/ });
  }

  buy = () => this.buyButton.click();
}
