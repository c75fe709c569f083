// Which wallets this server offers beside those in the browser. Read at request time: one build serves any configuration.

import { z } from 'zod';

const origins = z
  .string()
  .default('')
  .transform((text) => text.split(/[\s,]+/).filter((part) => part !== ''))
  .pipe(z.array(z.url({ protocol: /^https?$/ }).transform((url) => new URL(url).origin)));

const schema = z.object({
  /** Of https://cloud.reown.com: offers WalletConnect. */
  WALLETCONNECT_PROJECT_ID: z.string().min(1).optional(),
  /** 1 offers Base Account. */
  BASE_ACCOUNT: z.enum(['0', '1']).default('0'),
  /** Where Safe may show the app in a frame: https://app.safe.global */
  SAFE_APP_ORIGINS: origins,
  /** For Safe's transaction service, which SAFE_SERVICE_URL_<chain id> names. */
  SAFE_SERVICE_KEY: z.string().min(1).optional(),
  services: z.record(z.string(), z.url({ protocol: /^https?$/ })),
});

/** The part that the browser needs. */
export type WalletChoice = {
  walletConnectId: string | null;
  hasBaseAccount: boolean;
  /** Whether the app may run inside Safe{Wallet}. */
  isSafeApp: boolean;
};

export type WalletSettings = WalletChoice & {
  safeOrigins: readonly string[];
  safeServices: ReadonlyMap<number, { url: string; key: string | undefined }>;
};

const SERVICE = /^SAFE_SERVICE_URL_(\d+)$/;

export function parseWalletSettings(variables: Record<string, string | undefined>): WalletSettings {
  const services = Object.fromEntries(
    Object.entries(variables).flatMap(([name, url]) => {
      const id = SERVICE.exec(name)?.[1];
      return id && url ? [[id, url]] : [];
    }),
  );
  const result = schema.safeParse({ ...variables, services });
  if (!result.success)
    throw new Error(`The wallets' settings are not usable.\n${z.prettifyError(result.error)}`);
  const set = result.data;
  return {
    walletConnectId: set.WALLETCONNECT_PROJECT_ID ?? null,
    hasBaseAccount: set.BASE_ACCOUNT === '1',
    isSafeApp: set.SAFE_APP_ORIGINS.length > 0,
    safeOrigins: set.SAFE_APP_ORIGINS,
    safeServices: new Map(
      Object.entries(set.services).map(([id, url]) => [Number(id), { url, key: set.SAFE_SERVICE_KEY }]),
    ),
  };
}

export const walletSettings = (): WalletSettings => parseWalletSettings(process.env);

/** The part that is sent to the browser. */
export function walletChoice(): WalletChoice {
  const { walletConnectId, hasBaseAccount, isSafeApp } = walletSettings();
  return { walletConnectId, hasBaseAccount, isSafeApp };
}
