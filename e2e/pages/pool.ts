import { expect } from '@playwright/test';
import type { Address } from 'viem';
import type { Person } from '../support/person';

export class PoolPage {
  constructor(
    private readonly person: Person,
    private readonly pool: Address,
  ) {}

  open = () => this.person.visit(`/pools/${this.pool}`);

  async openFromList(name: string) {
    await this.person.visit('/pools');
    await this.person.page.getByRole('link', { name, exact: true }).click();
    await expect(this.person.page.getByRole('heading', { level: 1, name })).toBeVisible();
    await this.person.isReady();
  }

  async stake(amount: string) {
    await this.person.field('Amount to stake').fill(amount);
    await this.person.page.getByRole('button', { name: /^Stake [\d,.]+ \w+$/ }).click();
  }

  /** Requests an exit of a part of the stake, by the value that the page shows. */
  async requestExit(part: (worth: number) => number) {
    const { page } = this.person;
    await page.getByRole('tab', { name: 'Exit' }).click();
    const line = await page.getByText(/^Your stake [\d,.]+\sdUSD$/).textContent();
    const worth = Number(line?.replace(/[^\d.]/g, ''));
    await this.person.field('Amount to withdraw').fill(part(worth).toFixed(6));
    await this.person.button('Request exit').click();
  }
}
