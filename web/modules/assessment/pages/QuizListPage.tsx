import { Button, Modal, SegmentedControl, TextInput } from '@mantine/core';
import { IconFileImport, IconPlus } from '@tabler/icons-react';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { type FormEvent, useContext, useState } from 'react';
import type { Api } from '../../../../contract/api.ts';
import { api } from '../../../app/api.ts';
import { useCrumb } from '../../../app/crumbs.ts';
import { LanguageContext, useMessages } from '../../../app/i18n.ts';
import { useListState } from '../../../app/list-state.ts';
import { useMe } from '../../../app/session.tsx';
import type { Column } from '../../../ui/ListTable.tsx';
import { EmptyList, ListSearch } from '../../../ui/ListTools.tsx';
import { PageHeader, RefusalAlert } from '../../../ui/Page.tsx';
import { PAGE_SIZE, PagedList } from '../../../ui/PagedList.tsx';
import { StatusBadge } from '../../../ui/StatusBadge.tsx';
import { ImportDialog } from '../editor/ImportDialog.tsx';
import { messages } from '../messages.ts';
import { percentText } from '../quiz-types.ts';

type Row = Api['GET /quizzes']['answer']['rows'][number];
/** Who may change quizzes; the server decides, the page only hides what it would refuse. */
export const EDITORS: readonly string[] = ['trainingAdministrator', 'qualityManager', 'director'];

/** Every quiz: create one, import one, find one again. */
export function QuizListPage() {
  const t = useMessages(messages);
  const me = useMe();
  const [list, setList] = useListState();
  useCrumb({ label: t.quizzes });
  const archived = list.archived === 'yes' ? ('yes' as const) : ('no' as const);
  const query = {
    page: list.page,
    size: PAGE_SIZE,
    sort: (list.sort ?? 'title') as 'title',
    search: list.search,
    archived,
  };
  const answer = useQuery({
    queryKey: ['quizzes', query],
    queryFn: () => api('GET /quizzes', { query }),
    placeholderData: keepPreviousData,
  });
  const columns = useColumns();
  const isEditor = EDITORS.includes(me.role);
  return (
    <>
      <PageHeader title={t.quizzes} actions={isEditor && <NewQuiz />} />
      <div className="fp-tools">
        <ListSearch label={t.filter} />
        <SegmentedControl
          aria-label={t.which}
          data={[
            { value: 'no', label: t.active },
            { value: 'yes', label: t.archived },
          ]}
          value={archived}
          onChange={(value) => setList({ archived: value === 'yes' ? 'yes' : undefined })}
        />
      </div>
      <PagedList
        name={t.quizzes}
        columns={columns}
        rowId={(row) => row.quizId}
        answer={answer}
        sort={query.sort}
        empty={<EmptyList title={t.none}>{t.noneHint}</EmptyList>}
      />
    </>
  );
}

function useColumns(): Column<Row>[] {
  const t = useMessages(messages);
  const language = useContext(LanguageContext);
  return [
    {
      id: 'title',
      title: t.quiz,
      sort: 'title',
      cell: (row) => (
        <Link to="/quiz/$quizId" params={{ quizId: row.quizId } as never}>
          {row.title}
        </Link>
      ),
    },
    {
      id: 'state',
      title: t.state,
      cell: (row) => (
        <span style={{ display: 'inline-flex', flexWrap: 'wrap', gap: '2px 14px' }}>
          {row.publishedNumber !== null && <StatusBadge state="published" />}
          {row.hasDraft && <StatusBadge state="draft" />}
        </span>
      ),
    },
    { id: 'questions', title: t.questions, isNumber: true, cell: (row) => t.questionCount(row.questionCount) },
    {
      id: 'mark',
      title: t.passMark,
      card: 'named',
      isNumber: true,
      cell: (row) => percentText(row.passMarkBp, language),
    },
    {
      id: 'attempts',
      card: 'named',
      title: t.attempts,
      isNumber: true,
      cell: (row) => (row.maxAttempts === null ? t.noLimit : t.attemptsOf(row.maxAttempts)),
    },
  ];
}

/** Two ways in: a title, or a file of questions. */
function NewQuiz() {
  const t = useMessages(messages);
  const navigate = useNavigate();
  const client = useQueryClient();
  const [opened, setOpened] = useState<'title' | 'import' | null>(null);
  const create = useMutation({
    mutationFn: (body: NonNullable<Api['POST /quizzes']['body']>) => api('POST /quizzes', { body }),
    onSuccess: async ({ quizId }) => {
      await client.invalidateQueries({ queryKey: ['quizzes'] });
      await navigate({ to: '/quiz/$quizId', params: { quizId } as never });
    },
  });
  return (
    <>
      <Button variant="default" leftSection={<IconFileImport size={16} />} onClick={() => setOpened('import')}>
        {t.import}
      </Button>
      <Button leftSection={<IconPlus size={16} />} onClick={() => setOpened('title')}>
        {t.create}
      </Button>
      <ImportDialog
        opened={opened === 'import'}
        onClose={() => setOpened(null)}
        asksTitle
        isBusy={create.isPending}
        error={create.error}
        onTake={(questions, title) => create.mutate({ title, questions })}
      />
      <Modal opened={opened === 'title'} onClose={() => setOpened(null)} title={t.createTitle}>
        <TitleForm error={create.error} isBusy={create.isPending} onTitle={(title) => create.mutate({ title })} />
      </Modal>
    </>
  );
}

type TitleGiven = { error: unknown; isBusy: boolean; onTitle: (title: string) => void };

function TitleForm({ error, isBusy, onTitle }: TitleGiven) {
  const t = useMessages(messages);
  const [title, setTitle] = useState('');
  const send = (event: FormEvent) => {
    event.preventDefault();
    onTitle(title.trim());
  };
  return (
    <form onSubmit={send} className="fp-stack">
      <RefusalAlert error={error} />
      <TextInput
        label={t.title}
        data-autofocus
        maxLength={200}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <Button type="submit" loading={isBusy} disabled={title.trim() === ''} style={{ justifySelf: 'start' }}>
        {t.create}
      </Button>
    </form>
  );
}
