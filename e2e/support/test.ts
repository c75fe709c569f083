import { test as base } from '@playwright/test';
import { Chain } from './chain';
import { Person, type PersonOptions } from './person';

export { expect } from '@playwright/test';

export type Invite = (name: string, options?: Partial<PersonOptions>) => Promise<Person>;
export type Options = { rpcUrl: string };
type Fixtures = { chain: Chain; invite: Invite };

/** Reverts the chain after each test. */
export const test = base.extend<Options & Fixtures>({
  rpcUrl: ['', { option: true }],
  chain: async ({ rpcUrl }, use) => {
    const chain = await Chain.at(rpcUrl);
    const id = await chain.client.snapshot();
    await use(chain);
    await chain.client.revert({ id });
  },
  invite: async ({ browser, baseURL, chain: _, rpcUrl }, use) => {
    const people: Person[] = [];
    await use(async (name, options) => {
      const person = await Person.sitDown(browser, name, `${baseURL}`, { rpcUrl, ...options });
      people.push(person);
      return person;
    });
    await Promise.all(people.map(({ page }) => page.context().close()));
  },
});
