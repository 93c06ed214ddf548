import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../app/api.ts';

type Company = { readonly companyId: string; readonly name: string };
type Props = {
  label: string;
  placeholder: string;
  value: string | null;
  /** The company chosen before, which the list may not hold yet. */
  known?: Company | undefined;
  onChange: (companyId: string | null) => void;
  required?: boolean;
};

/** A client company found by the beginning of its name: the list is asked, never loaded whole. */
export function CompanyChoice({ label, placeholder, value, known, onChange, required = false }: Props) {
  const [typed, setTyped] = useState(known?.name ?? '');
  const [search] = useDebouncedValue(typed === known?.name ? '' : typed, 200);
  const query = { page: 1, size: 20, ...(search ? { search } : {}) };
  const { data } = useQuery({
    queryKey: ['companies', query],
    queryFn: () => api('GET /companies', { query }),
    placeholderData: (before) => before,
  });
  const rows: readonly Company[] = data?.rows ?? [];
  const all = known && !rows.some(({ companyId }) => companyId === known.companyId) ? [known, ...rows] : rows;
  return (
    <Select
      label={label}
      placeholder={placeholder}
      data={all.map(({ companyId, name }) => ({ value: companyId, label: name }))}
      // The server has searched already, accents apart.
      filter={({ options }) => options}
      value={value}
      onChange={onChange}
      searchable
      clearable={!required}
      searchValue={typed}
      onSearchChange={setTyped}
      required={required}
    />
  );
}
