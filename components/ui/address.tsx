import { CopyButton } from './copy-button';

export const shortHex = (hex: string) => `${hex.slice(0, 6)}…${hex.slice(-4)}`;

/** An address in short, whole on hover and for copying. */
export function AddressText({ address, copy = true }: { address: string; copy?: boolean }) {
  return (
    <span className="inline-flex items-center gap-0.5 whitespace-nowrap font-mono text-[0.9em]">
      <span title={address}>{shortHex(address)}</span>
      {copy && <CopyButton text={address} label="Copy the address" />}
    </span>
  );
}
