import { shortHex } from '@/lib/units';
import { CopyButton } from './copy-button';

/** A shortened address. The whole address is shown on hover and copied. */
export function AddressText({ address, copy = true }: { address: string; copy?: boolean }) {
  return (
    <span className="inline-flex items-center gap-0.5 whitespace-nowrap font-mono text-[0.9em]">
      <span title={address}>{shortHex(address)}</span>
      {copy && <CopyButton text={address} label="Copy the address" />}
    </span>
  );
}
