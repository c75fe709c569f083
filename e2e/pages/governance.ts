import type { Person } from '../support/person';

export class GovernancePage {
  constructor(private readonly person: Person) {}

  open = () => this.person.visit('/governance');

  proposal = (number: number) => this.person.visit(`/governance/${number}`);

  /** Opens the form of a parameter, filled with the current values. */
  async change(pool: string, set: string) {
    await this.person.visit('/governance/parameters');
    await this.person.page.getByRole('tab', { name: pool }).click();
    const card = this.person.page.getByRole('tabpanel').locator('section').filter({ hasText: set });
    await card.getByRole('link', { name: 'Propose a change' }).click();
    await this.person.isReady();
  }

  async propose(title: string, why: string) {
    await this.person.field('Title').fill(title);
    await this.person.field('Why').fill(why);
    await this.person.button('Propose it').click();
  }

  async vote(choice: 'For' | 'Against' | 'Abstain', button: string, reason: string) {
    await this.person.page.getByRole('radio', { name: choice, exact: true }).check();
    await this.person.field('Your reason').fill(reason);
    await this.person.button(button).click();
  }
}
