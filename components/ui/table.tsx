import clsx from 'clsx';
import type { ReactNode } from 'react';

export type Column<Row> = {
  key: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** Aligns numbers to the right. */
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
          <tr key={rowKey(row)} className="row">
            {columns.map(({ key, header, numeric, cell }, index) => (
              <td
                key={key}
                data-label={index > 0 ? header : undefined}
                className={clsx(
                  'cell',
                  index === 0 && 'col-span-2 sm:pl-0',
                  numeric && 'figure sm:text-right',
                )}
              >
                {cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
