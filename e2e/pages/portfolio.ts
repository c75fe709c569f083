import type { Locator } from '@playwright/test';
import type { Person } from '../support/person';

/** The page where covers are managed. */
export class PortfolioPage {
  constructor(
    private readonly person: Person,
    private readonly cover: number,
  ) {}

  open = () => this.person.visit('/portfolio');

  /** The dialog of an action on the cover. */
  private async begin(action: 'Extend' | 'Cancel'): Promise<Locator> {
    await this.person.button(`${action} cover ${this.cover}`).click();
    return this.person.page.getByRole('dialog', { name: `${action} cover ${this.cover}` });
  }

  async extend(days: number) {
    const dialog = await this.begin('Extend');
    await dialog.getByLabel('Extend by', { exact: true }).fill(String(days));
  }

  async cancel() {
    const dialog = await this.begin('Cancel');
    await dialog.getByRole('button', { name: /^Cancel and get / }).click();
  }

  confirm = (name: RegExp) => this.person.page.getByRole('button', { name }).click();
}
