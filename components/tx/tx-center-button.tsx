'use client';

import dynamic from 'next/dynamic';
import { notLoadedNotice } from '@/components/ui/not-loaded';
import { useWallet } from '@/components/wallet/wallet-provider';
import { useRecords } from './use-records';

const TxCenter = dynamic(() => import('./tx-center').then((module) => module.default, notLoadedNotice), {
  ssr: false,
});

/** In the header for an account that sent something from this browser. */
export function TxCenterButton() {
  const { account } = useWallet();
  const records = useRecords();
  return account && records.length > 0 ? <TxCenter account={account} records={records} /> : null;
}
