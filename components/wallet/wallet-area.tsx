import { TxCenterButton } from '@/components/tx/tx-center-button';
import { WalletButton } from './wallet-button';

/** The wallet's end of the header: what is under way, and who is connected. */
export function WalletArea() {
  return (
    <>
      <TxCenterButton />
      <WalletButton />
    </>
  );
}
