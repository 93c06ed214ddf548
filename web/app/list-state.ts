import { useNavigate, useSearch } from '@tanstack/react-router';

export type ListState = {
  page: number;
  sort?: string | undefined;
  search?: string | undefined;
  [filter: string]: string | number | undefined;
};

/** Page, sort, search and filters of a list live in the address: they survive a reload and can be shared. */
export function useListState(): [ListState, (change: Partial<ListState>) => void] {
  const search = useSearch({ strict: false }) as Record<string, string | number | undefined>;
  const navigate = useNavigate();
  const state: ListState = { ...search, page: Number(search.page ?? 1) || 1 };
  const change = (part: Partial<ListState>) => {
    const next = { ...search, page: undefined, ...part };
    const clean = Object.fromEntries(
      Object.entries(next).filter(
        ([key, value]) => value !== undefined && value !== '' && !(key === 'page' && value === 1),
      ),
    );
    void navigate({ to: '.', search: clean as never, replace: true });
  };
  return [state, change];
}
