import { CLICK_SCRIPT } from '@/lib/wallet/clicks';

/** Remembers a click on a wallet button until the app's code is loaded. */
export function EarlyClicks({ nonce }: { nonce: string | undefined }) {
  return (
    <script nonce={nonce} suppressHydrationWarning>
      {CLICK_SCRIPT}
    </script>
  );
}
