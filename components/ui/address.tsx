import { shortHex } from '@/lib/units';
import { CopyButton } from './copy-button';

/** An address in short, whole on hover and for copying. */
export function AddressText({ address, copy = true }: { address: string; copy?: boolean }) {
  return (
    <span className="inline-flex items-center gap-0.5 whitespace-nowrap font-mono text-[0.9em]">
      <span title={address}>{shortHex(address)}</span>
      {copy && <CopyButton text={address} label="Copy the address" />}
    </span>
  );
}
