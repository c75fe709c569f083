import { getAddress } from 'viem';
import type { Position } from './filter';
import type { Activity } from './types';

const COLUMNS = [
  'time',
  'block',
  'log',
  'transaction',
  'contract',
  'event',
  'actor',
  'pool',
  'product',
  'incident',
  'cover',
  'arguments',
];

/** A spreadsheet takes what begins with one of these for a formula. */
const FORMULA = /^[=+\-@\t\r]/;

function cell(value: string | number | null): string {
  const text = String(value ?? '');
  const harmless = FORMULA.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

export const csvHead = () => `${COLUMNS.join(',')}\r\n`;

export function csvRow(event: Activity): string {
  const { time, block, log, transaction, contract, name, actor, pool, product, incident, cover, args } =
    event;
  const cells = [
    ...[new Date(time * 1_000).toISOString(), block, log, transaction, contract, name, getAddress(actor)],
    ...[pool && getAddress(pool), product, incident, cover, JSON.stringify(args)],
  ];
  return `${cells.map(cell).join(',')}\r\n`;
}

type Read = (limit: number, before: Position | undefined) => Promise<Activity[]>;

/** Rows of one download, and of one question. */
export const MAX_ROWS = 100_000;
const PAGE = 1_000;

/** The file piece by piece: as much is read as is taken, and no more than `max` rows. */
export function csvStream(read: Read, max = MAX_ROWS, page = PAGE): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let [before, left]: [Position | undefined, number] = [undefined, max];
  return new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(encoder.encode(csvHead())),
    async pull(controller) {
      const limit = Math.min(page, left);
      const events = limit > 0 ? await read(limit, before) : [];
      const last = events.at(-1);
      if (events.length > 0) controller.enqueue(encoder.encode(events.map(csvRow).join('')));
      left -= events.length;
      before = last && { block: last.block, log: last.log };
      if (events.length < limit || left <= 0) controller.close();
    },
  });
}
