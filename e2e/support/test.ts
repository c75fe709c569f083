import { test as base } from '@playwright/test';
import { Chain } from './chain';
import { Person, type PersonOptions } from './person';

export { expect } from '@playwright/test';

export type Invite = (name: string, options?: Partial<PersonOptions>) => Promise<Person>;
/** `readsOnly`: the project's tests run beside each other on one chain, so none may change it. */
export type Options = { rpcUrl: string; readsOnly: boolean };
type Fixtures = { chain: Chain; invite: Invite };

/** Reverts the chain after each test that may change it. */
export const test = base.extend<Options & Fixtures>({
  rpcUrl: ['', { option: true }],
  readsOnly: [false, { option: true }],
  chain: async ({ rpcUrl, readsOnly }, use) => {
    const chain = await Chain.at(rpcUrl);
    if (readsOnly) return use(chain);
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
