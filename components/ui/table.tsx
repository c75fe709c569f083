import clsx from 'clsx';
import type { ReactNode } from 'react';

export type Column<Row> = {
  key: string;
  header: ReactNode;
  cell: (row: Row) => ReactNode;
  /** Numbers are set right. */
  numeric?: boolean;
};

type TableProps<Row> = {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string | number;
};

/** A table on wide screens, a list of labelled values on a phone. */
export function Table<Row>({ caption, columns, rows, rowKey }: TableProps<Row>) {
  return (
    <table className="block w-full text-sm sm:table">
      <caption className="sr-only">{caption}</caption>
      <thead className="sr-only sm:not-sr-only sm:table-header-group">
        <tr className="border-b">
          {columns.map((column) => (
            <th
              key={column.key}
              scope="col"
              className={clsx(
                'caps px-3 pb-2 first:pl-0 last:pr-0',
                column.numeric ? 'text-right' : 'text-left',
              )}
            >
              {column.header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="block sm:table-row-group">
        {rows.map((row) => (
          <tr
            key={rowKey(row)}
            className="grid grid-cols-2 gap-x-4 gap-y-3 border-b py-4 first:pt-0 last:border-0 sm:table-row sm:py-0"
          >
            {columns.map((column, index) => (
              <td
                key={column.key}
                className={clsx(
                  'min-w-0 sm:table-cell sm:px-3 sm:py-3.5 sm:first:pl-0 sm:last:pr-0',
                  index === 0 && 'col-span-2',
                  column.numeric && 'figure sm:text-right',
                )}
              >
                <span aria-hidden className={clsx('caps mb-0.5 sm:hidden', index === 0 ? 'hidden' : 'block')}>
                  {column.header}
                </span>
                {column.cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
