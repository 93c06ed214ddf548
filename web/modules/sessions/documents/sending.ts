import type { Board, Cell } from './DocumentCell.tsx';

export type Reader = {
  readonly id: string;
  readonly name: string;
  /** Where it goes; null when nobody of this line can be written to. */
  readonly email: string | null;
  readonly cells: readonly Cell[];
};

const READY: readonly Cell['state'][] = ['toProduce', 'changed', 'produced', 'toResend', 'failed'];
const GIVEN: readonly Cell['state'][] = ['sent', 'handed'];

/** Who receives what when these kinds are sent: companies first, then people; lines with nothing to receive are left out. */
export function readersOf(
  board: Board,
  { kinds, again }: { kinds: readonly Cell['kind'][]; again: boolean },
): Reader[] {
  const wanted = (cells: readonly Cell[]) =>
    cells.filter(
      ({ kind, state }) => kinds.includes(kind) && (READY.includes(state) || (again && GIVEN.includes(state))),
    );
  const companies = board.companies.map(({ companyId, name, contacts, cells }) => ({
    id: companyId,
    name,
    email: contacts.find(({ email }) => email)?.email ?? null,
    cells: wanted(cells),
  }));
  const people = board.people.map(({ enrolmentId, name, email, cells }) => ({
    id: enrolmentId,
    name,
    email,
    cells: wanted(cells),
  }));
  return [...companies, ...people].filter(({ cells }) => cells.length > 0);
}

/** How many documents of each kind could be sent now. */
export function sendableKinds(board: Board): { kind: Cell['kind']; count: number }[] {
  const cells = [...board.companies, ...board.people].flatMap((line) => line.cells);
  const counts = new Map<Cell['kind'], number>();
  for (const { kind, state } of cells) counts.set(kind, (counts.get(kind) ?? 0) + (READY.includes(state) ? 1 : 0));
  return [...counts].map(([kind, count]) => ({ kind, count }));
}
