'use client';

import { type ComponentProps, useRef } from 'react';
import { Button } from '@/components/ui/button';
import { useFocusAfter } from '@/components/ui/use-focus-after';
import { opensWallet } from '@/lib/wallet/clicks';
import { useWallet } from './wallet-provider';

/** Opens the dialog to choose a wallet. */
export function ConnectButton({ children, ...props }: ComponentProps<typeof Button>) {
  const { isLoading, prepare } = useWallet();
  const button = useRef<HTMLButtonElement>(null);
  useFocusAfter(button);
  return (
    <Button
      {...props}
      ref={button}
      {...opensWallet('connect')}
      disabled={isLoading}
      onPointerEnter={prepare}
      onFocus={prepare}
    >
      {isLoading ? 'Opening your wallet…' : children}
    </Button>
  );
}
