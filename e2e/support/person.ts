import type { Browser, Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { SESSION_COOKIE } from '@/lib/wallet/session-cookie';
import { TestWallet, type WalletOptions, walletId } from '../wallet';
import { keyOf } from './chain';
import { shown } from './shown';

export type PersonOptions = Omit<WalletOptions, 'key'> &
  Partial<Pick<WalletOptions, 'key'>> & {
    /** Where the browser comes from. */
    locale?: string;
    /** True for a wallet that was never connected here. Others connect when their page opens. */
    isNew?: boolean;
  };

/** What the app stores in the browser of a user whose wallet was connected before. */
const rememberedBy = (origin: string) => ({
  cookies: [],
  origins: [
    {
      origin,
      localStorage: [
        { name: 'breakwater.wallet.recentConnectorId', value: `"${walletId(TestWallet.label)}"` },
      ],
    },
  ],
});

/** A user with a browser and a wallet. */
export class Person {
  private constructor(
    readonly page: Page,
    readonly wallet: TestWallet,
  ) {}

  /** @param appUrl The app whose storage remembers returning users. */
  static async sitDown(
    browser: Browser,
    name: string,
    appUrl: string,
    options: PersonOptions,
  ): Promise<Person> {
    const { locale, isNew = false, ...wallet } = { key: keyOf(name), ...options };
    const context = await browser.newContext({
      ...(locale && { locale }),
      ...(!isNew && { storageState: rememberedBy(appUrl) }),
    });
    const page = await context.newPage();
    const person = new Person(page, await TestWallet.install(page, { authorised: !isNew, ...wallet }));
    const session = { name: SESSION_COOKIE, value: person.address, url: appUrl };
    if (!isNew) await context.addCookies([session]);
    return person;
  }

  /** Another tab of the same browser, with the same wallet. */
  async openTab(path: string): Promise<Person> {
    const page = await this.page.context().newPage();
    const tab = new Person(page, await this.wallet.inTab(page));
    await tab.visit(path);
    return tab;
  }

  get address() {
    return this.wallet.address;
  }

  get accountButton(): Locator {
    return this.page.getByRole('button', { name: `Connected as ${this.address}` });
  }

  /** Opens a page and waits until its buttons work: a connected wallet takes a moment to reconnect. */
  async visit(path: string): Promise<void> {
    await this.page.goto(path);
    await this.isReady();
  }

  async reload(): Promise<void> {
    await this.page.reload();
    await this.isReady();
  }

  async isReady(): Promise<void> {
    await shown(this.page);
    await expect(this.page.getByRole('button', { name: 'Reconnecting to your wallet…' })).toHaveCount(0);
  }

  /** The dialog with the announced wallets. */
  async openWallets(): Promise<Locator> {
    const dialog = this.page.getByRole('dialog', { name: 'Connect a Wallet' });
    await expect(async () => {
      // a dialog that opened late covers the button
      const button = this.page.getByRole('banner').getByRole('button', { name: 'Connect wallet' });
      if (!(await dialog.isVisible())) await button.click({ timeout: 3_000 });
      await expect(dialog).toBeVisible({ timeout: 3_000 });
    }, 'the page takes clicks once it is hydrated').toPass();
    return dialog.getByRole('button', { name: TestWallet.label });
  }

  /** Connects through the dialog, as a user does. */
  async connect(): Promise<void> {
    await (await this.openWallets()).click();
    await expect(this.accountButton).toBeVisible();
    await this.isReady();
  }

  /** Requests money from the faucet as often as needed. */
  async getMoney(times = 1): Promise<void> {
    await this.visit('/faucet');
    await this.connect();
    for (let time = 1; time <= times; time++) {
      await this.page.getByRole('button', { name: 'Get demo money' }).click();
      await expect(this.figure('To stake and pay')).toHaveText(
        `${(time * 50_000).toLocaleString('en')}.00 dUSD`,
      );
    }
  }

  /** The figure under a label. */
  figure(label: string): Locator {
    const term = this.page.getByRole('term').filter({ hasText: new RegExp(`^${label}$`) });
    return term.locator('..').getByRole('definition').first();
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  field(label: string): Locator {
    return this.page.getByLabel(label, { exact: true });
  }

  /** The page's message about a confirmed transaction. */
  notice(text: string | RegExp): Locator {
    return this.page.getByRole('status').filter({ hasText: text });
  }
}
