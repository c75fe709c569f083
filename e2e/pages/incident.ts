import type { Person } from '../support/person';

const PERCENT_PER_STEP = 5;

export class IncidentPage {
  constructor(
    private readonly person: Person,
    private readonly id: number,
  ) {}

  open = () => this.person.visit(`/claims/${this.id}`);

  async commit(percent: number) {
    await this.person.field('How severe was the loss?').fill(String(percent / PERCENT_PER_STEP));
    await this.person.button(`Commit ${percent} %`).click();
  }

  reveal = () => this.person.button('Reveal my vote').click();

  settle = () => this.person.button('Count votes and settle').click();
}
