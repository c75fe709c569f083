'use client';

import { later } from '@/components/ui/later';
import { NotLoadedNotice } from '@/components/ui/not-loaded';
import { useWallet } from '@/components/wallet/wallet-provider';
import { useRecords } from './use-records';

const TxCenter = later(() => import('./tx-center').then((module) => module.default), NotLoadedNotice);

/** Header button, for an account that sent something from this browser. */
export function TxCenterButton() {
  const { account } = useWallet();
  const records = useRecords();
  return account && records.length > 0 ? <TxCenter records={records} /> : null;
}
