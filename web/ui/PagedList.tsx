import type { ReactNode } from 'react';
import { useListState } from '../app/list-state.ts';
import { type Column, ListTable } from './ListTable.tsx';
import { Loading, RefusalAlert } from './Page.tsx';

/** Rows that a page of a list asks of the server; the contract allows up to 200. */
export const PAGE_SIZE = 50;

type Answer<Row> = {
  readonly data: { readonly rows: Row[]; readonly total: number } | undefined;
  readonly error: unknown;
  readonly refetch: () => unknown;
};

type Props<Row> = {
  /** What a screen reader calls the table. */
  readonly name: string;
  readonly columns: readonly Column<Row>[];
  readonly rowId: (row: Row) => string;
  readonly answer: Answer<Row>;
  readonly sort: string;
  readonly empty: ReactNode;
};

/** One page of a list as the server answered it: coming, refused with a way to ask again, empty, or its rows. */
export function PagedList<Row>({ name, columns, rowId, answer, sort, empty }: Props<Row>) {
  const [list, setList] = useListState();
  const { data, error, refetch } = answer;
  return (
    <>
      <RefusalAlert error={error} onRetry={() => void refetch()} />
      {!data && !error && <Loading />}
      {data?.total === 0 && empty}
      {data && data.total > 0 && (
        <ListTable
          name={name}
          columns={columns}
          rows={data.rows}
          rowId={rowId}
          sort={sort}
          onSort={(next) => setList({ sort: next })}
          page={list.page}
          size={PAGE_SIZE}
          total={data.total}
          onPage={(page) => setList({ page })}
        />
      )}
    </>
  );
}
