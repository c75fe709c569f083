import type { Person } from '../support/person';

const PERCENT_PER_STEP = 5;

export class IncidentPage {
  constructor(
    private readonly person: Person,
    private readonly id: number,
  ) {}

  open = () => this.person.visit(`/claims/${this.id}`);

  async commit(percent: number) {
    if (percent === 0) await this.person.button('Refuse it: 0 %').click();
    else await this.person.field('How severe was the loss?').fill(String(percent / PERCENT_PER_STEP));
    await this.person.button(`Commit ${percent} %`).click();
  }

  reveal = () => this.person.button('Reveal my vote').click();

  count = () => this.person.button('Count the votes').click();

  settle = () => this.person.button('Settle the incident').click();

  /** Opens the form of a challenge or an appeal, writes evidence and sends it. */
  async dispute(opener: string, words: string, label: string) {
    await this.person.page.getByText(opener, { exact: true }).click();
    await this.person.field('What happened').fill(words);
    await this.person.button(label).click();
  }

  async rule(percent: number) {
    await this.person.field('Your ruling').fill(String(percent / PERCENT_PER_STEP));
    await this.person.button(`Rule ${percent} %`).click();
  }
}
