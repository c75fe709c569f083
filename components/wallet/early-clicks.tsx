import { CLICK_SCRIPT } from '@/lib/wallet/clicks';

/** Before the app's code is there: a click that opens a wallet is kept for it. */
export function EarlyClicks({ nonce }: { nonce: string | undefined }) {
  return (
    <script nonce={nonce} suppressHydrationWarning>
      {CLICK_SCRIPT}
    </script>
  );
}
