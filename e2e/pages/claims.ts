import type { Person } from '../support/person';

type Filing = { time: string; evidence: string };

/** The list of incidents, the assessors' stake, and the filing form. */
export class ClaimsPage {
  constructor(private readonly person: Person) {}

  open = () => this.person.visit('/claims');

  async stakeVotes(amount: string) {
    await this.person.field('BRK to stake').fill(amount);
    await this.person.page.getByRole('button', { name: /^Stake [\d,.]+ BRK$/ }).click();
  }

  /** Fills in the form, with a file as evidence. */
  async describe({ time, evidence }: Filing) {
    await this.person.field('When it happened, in UTC').fill(time);
    await this.person.field('Or a file instead').setInputFiles({
      name: 'report.md',
      mimeType: 'text/markdown',
      buffer: Buffer.from(evidence),
    });
  }
}
