import { Button, Table } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { defineMessages, useMessages } from '../app/i18n.ts';

const messages = defineMessages({
  fr: {
    previous: 'Précédent',
    next: 'Suivant',
    range: (from: number, to: number, total: number) =>
      `${from} à ${to} sur ${new Intl.NumberFormat('fr-FR').format(total)}`,
    sort: (column: string) => `Trier par ${column}`,
  },
  en: {
    previous: 'Previous',
    next: 'Next',
    range: (from: number, to: number, total: number) =>
      `${from} to ${to} of ${new Intl.NumberFormat('en-GB').format(total)}`,
    sort: (column: string) => `Sort by ${column}`,
  },
});

export type Column<Row> = {
  readonly id: string;
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  /** Name of the server's sort; absent when the column cannot be sorted. */
  readonly sort?: string;
  readonly isNumber?: boolean;
  /** Long texts go to the next line instead of being cut. */
  readonly wraps?: true;
  /** On a phone: under its title, or the actions at the foot. Without, the first three columns stand alone, the others go. */
  readonly card?: 'named' | 'foot';
};

type Props<Row> = {
  name: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowId: (row: Row) => string;
  sort?: string | undefined;
  onSort?: (sort: string) => void;
  page: number;
  size: number;
  total: number;
  onPage: (page: number) => void;
};

/** A list of the server, fifty rows a page: a table on a desk, cards on a phone. Sort and page belong to the address. */
export function ListTable<Row>(props: Props<Row>) {
  const isPhone = useMediaQuery('(max-width: 560px)');
  return (
    <div className="fp-panel">
      {isPhone ? <Cards {...props} /> : <WideTable {...props} />}
      <Pager {...props} />
    </div>
  );
}

function WideTable<Row>({ name, columns, rows, rowId, sort, onSort }: Props<Row>) {
  const t = useMessages(messages);
  const [first, ...others] = columns;
  const order = (column: Column<Row>) =>
    sort === column.sort ? 'ascending' : sort === `-${column.sort}` ? 'descending' : 'none';
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <section className="fp-scroll" tabIndex={0} aria-label={name}>
      <Table className="fp-list" stickyHeader={false} highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            {columns.map((column) => (
              <Table.Th
                key={column.id}
                data-num={column.isNumber || undefined}
                aria-sort={column.sort ? order(column) : undefined}
              >
                {column.sort && onSort ? (
                  <button
                    type="button"
                    className="fp-sort"
                    title={t.sort(column.title)}
                    onClick={() => onSort(order(column) === 'ascending' ? `-${column.sort}` : `${column.sort}`)}
                  >
                    {column.title}
                    {order(column) === 'ascending' && <IconArrowUp size={14} aria-hidden />}
                    {order(column) === 'descending' && <IconArrowDown size={14} aria-hidden />}
                  </button>
                ) : (
                  column.title
                )}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={rowId(row)}>
              <Table.Th scope="row" fw={500} data-wraps={first?.wraps} title={textOf(first?.cell(row))}>
                {first?.cell(row)}
              </Table.Th>
              {others.map((column) => (
                <Table.Td
                  key={column.id}
                  data-num={column.isNumber || undefined}
                  data-wraps={column.wraps}
                  title={column.wraps ? undefined : textOf(column.cell(row))}
                >
                  {column.cell(row)}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}

/** A text cut by its column is read whole by pointing at it. */
const textOf = (cell: ReactNode) => (typeof cell === 'string' ? cell : undefined);

function Cards<Row>({ columns, rows, rowId }: Props<Row>) {
  const [first, ...others] = columns;
  const bare = others.filter(({ card }) => card === undefined).slice(0, 3);
  const named = others.filter(({ card }) => card === 'named');
  const foot = others.filter(({ card }) => card === 'foot');
  return (
    <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
      {rows.map((row) => (
        <li key={rowId(row)} className="fp-row">
          <div>
            <strong>{first?.cell(row)}</strong>
            {bare.map((column) => (
              <div key={column.id} className="fp-quiet">
                {column.cell(row)}
              </div>
            ))}
            <Named facts={named.map((column) => [column.title, column.cell(row)])} />
            {foot.map((column) => (
              <div key={column.id} className="fp-card-foot">
                {column.cell(row)}
              </div>
            ))}
          </div>
        </li>
      ))}
    </ul>
  );
}

/** What is there, each under its title; nothing for an empty cell. */
function Named({ facts }: { facts: readonly (readonly [string, ReactNode])[] }) {
  const told = facts.filter(([, value]) => value !== null && value !== undefined && value !== '' && value !== false);
  if (told.length === 0) return null;
  return (
    <dl className="fp-named">
      {told.map(([title, value]) => (
        <div key={title}>
          <dt>{title}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Pager<Row>({ page, size, total, onPage, rows }: Props<Row>) {
  const t = useMessages(messages);
  const from = (page - 1) * size + 1;
  return (
    <div className="fp-pager">
      <span aria-live="polite">{t.range(total === 0 ? 0 : from, from + rows.length - 1, total)}</span>
      {total > size && (
        <Button.Group>
          <Button variant="default" size="xs" disabled={page <= 1} onClick={() => onPage(page - 1)}>
            {t.previous}
          </Button>
          <Button variant="default" size="xs" disabled={page * size >= total} onClick={() => onPage(page + 1)}>
            {t.next}
          </Button>
        </Button.Group>
      )}
    </div>
  );
}
