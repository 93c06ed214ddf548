import { Link } from '@tanstack/react-router';
import type { Api } from '../../../../contract/api.ts';
import { useMessages } from '../../../app/i18n.ts';
import type { Column } from '../../../ui/ListTable.tsx';
import { Avatar } from '../../../ui/Page.tsx';
import { messages } from '../messages.ts';

type Row = Api['GET /people']['answer']['rows'][number];

/** What a list says of people; their company too where the list is not that of one company. */
export function usePersonColumns({ withCompany }: { withCompany: boolean }): Column<Row>[] {
  const t = useMessages(messages);
  const company: Column<Row> = {
    id: 'company',
    title: t.company,
    sort: 'company',
    cell: (row) =>
      row.companyId && (
        <Link to="/entreprises/$companyId" params={{ companyId: row.companyId } as never}>
          {row.companyName}
        </Link>
      ),
  };
  return [
    {
      id: 'name',
      title: t.name,
      sort: 'name',
      cell: (row) => (
        <span style={{ display: 'inline-flex', gap: 10, alignItems: 'center' }}>
          <Avatar firstName={row.firstName} lastName={row.lastName} />
          <Link to="/personnes/$personId" params={{ personId: row.personId } as never}>
            {row.lastName} {row.firstName}
          </Link>
        </span>
      ),
    },
    ...(withCompany ? [company] : []),
    { id: 'job', title: t.job, cell: (row) => row.jobTitle },
    { id: 'email', title: t.email, cell: (row) => row.email ?? '' },
  ];
}
