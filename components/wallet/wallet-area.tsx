import { TxCenterButton } from '@/components/tx/tx-center-button';
import { WalletButton } from './wallet-button';

/** Right end of the header: pending transactions and the connected account. */
export function WalletArea() {
  return (
    <>
      <TxCenterButton />
      <WalletButton />
    </>
  );
}
