'use client';

import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useEffectEvent,
  useMemo,
  useRef,
  useState,
} from 'react';
import { later } from '@/components/ui/later';
import { NotLoadedNotice, NotLoadedPlaceholder } from '@/components/ui/not-loaded';
import { refreshQueries } from '@/components/ui/use-query';
import { useRefresh } from '@/components/ui/use-refresh';
import type { TxRecord } from '@/lib/tx/center';
import type { Notice } from './end-notice';
import { isPending, useRecords } from './use-records';

// loaded on demand, because most visitors never see one
const EndNotice = later(() => import('./end-notice').then((module) => module.EndNotice), NotLoadedNotice);
const PendingNotice = later(
  () => import('./pending-notice').then((module) => module.PendingNotice),
  NotLoadedNotice,
);

type Board = {
  announce: (notice: Notice) => void;
  /** Registers a place on the page that shows its own transaction. Returns a function that unregisters it. */
  show: (slot: string) => () => void;
};

const BoardContext = createContext<Board>({ announce: () => undefined, show: () => () => undefined });

/** Announces an outcome after its place on the page has disappeared. */
export const useAnnounce = () => useContext(BoardContext).announce;

/** @param slot Null while nothing on the page shows the transaction. */
export function useShownSlot(slot: string | null): void {
  const { show } = useContext(BoardContext);
  useEffect(() => (slot === null ? undefined : show(slot)), [show, slot]);
}

const SHOWN_FOR = 10_000;

function noticeOf({ end, isLast }: TxRecord): Notice | null {
  if (!end || ('outcome' in end && !isLast)) return null;
  return 'outcome' in end ? { kind: 'good', outcome: end.outcome } : { kind: 'bad', ...end };
}

/** Shows transactions that are under way on every page, and their outcomes wherever the user is then. */
export function NoticeBoard({ children }: { children: ReactNode }) {
  const [notice, setNotice] = useState<Notice | null>(null);
  const [shown, setShown] = useState<readonly string[]>([]);
  const records = useRecords();
  const pending = records.filter(isPending);
  const waited = useRef<ReadonlySet<string>>(new Set());
  const refresh = useRefresh();

  useEffect(() => {
    if (notice?.kind !== 'good') return;
    const timer = setTimeout(() => setNotice(null), SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [notice]);

  const tellEnds = useEffectEvent(() => {
    const ended = records.filter((record) => record.end && waited.current.has(record.id));
    // keep those of an account that is not connected now: its wallet may be locked for a while
    const known = new Set(records.map(({ id }) => id));
    const away = [...waited.current].filter((id) => !known.has(id));
    waited.current = new Set([...away, ...records.filter(isPending).map(({ id }) => id)]);
    const untold = ended.find(({ slot }) => !shown.includes(slot));
    if (!untold) return;
    setNotice(noticeOf(untold));
    refreshQueries();
    refresh();
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs on each change of the records
  useEffect(() => tellEnds(), [records]);

  const board = useMemo<Board>(
    () => ({
      announce: setNotice,
      show: (slot) => {
        setShown((slots) => [...slots, slot]);
        return () =>
          setShown((slots) => {
            const index = slots.lastIndexOf(slot);
            return slots.filter((_, at) => at !== index);
          });
      },
    }),
    [],
  );

  return (
    <BoardContext value={board}>
      {children}
      <div className="pointer-events-none fixed inset-x-4 bottom-20 z-40 grid justify-items-center gap-2 xl:bottom-6">
        <div role="status" aria-live={notice?.isHeard ? 'off' : 'polite'}>
          {notice && <EndNotice notice={notice} onDismiss={() => setNotice(null)} />}
        </div>
        <NotLoadedPlaceholder />
        {pending.length > 0 && <PendingNotice records={pending} shown={shown} />}
      </div>
    </BoardContext>
  );
}
