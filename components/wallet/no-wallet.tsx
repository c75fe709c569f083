'use client';

import { CopyButton } from '@/components/ui/copy-button';
import { Dialog } from '@/components/ui/dialog';
import { INSTALLS, isPhone, walletBrowsers } from '@/lib/wallet/open-in';

type NoWalletProps = { open: boolean; onClose: () => void };

const LINK =
  'flex min-h-11 items-center justify-between rounded-control border px-4 font-medium text-sm hover:border-ink';

function Links({ links }: { links: readonly { name: string; href: string }[] }) {
  return (
    <ul className="grid gap-2">
      {links.map(({ name, href }) => (
        <li key={name}>
          <a href={href} className={LINK} rel="noreferrer">
            {name} <span aria-hidden>↗</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

function OnPhone() {
  const address = window.location.href;
  return (
    <>
      <p>Wallets on a phone have a browser of their own. Open this page there:</p>
      <Links links={walletBrowsers(address)} />
      <p className="flex items-center gap-2">
        Or copy the link and paste it into your wallet’s browser
        <CopyButton text={address} label="Copy the link to this page" />
      </p>
    </>
  );
}

function OnDesktop() {
  return (
    <>
      <p>A wallet holds your account and signs for you. It comes as an extension of your browser:</p>
      <Links links={INSTALLS} />
      <p>Install one, make an account in it, then reload this page.</p>
    </>
  );
}

/** Replaces an empty list of wallets: what users without a wallet can do. */
export function NoWallet({ open, onClose }: NoWalletProps) {
  return (
    <Dialog open={open} onClose={onClose} title="No wallet was found">
      <div className="grid gap-4 text-ink-soft text-sm">
        {open && (isPhone() ? <OnPhone /> : <OnDesktop />)}
        <p>You can read every page without a wallet.</p>
      </div>
    </Dialog>
  );
}
