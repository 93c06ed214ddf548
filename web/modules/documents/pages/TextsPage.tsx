import { ActionIcon, Button, Code, Textarea, TextInput } from '@mantine/core';
import { IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useContext, useState } from 'react';
import type { Api } from '../../../../contract/api.ts';
import { api } from '../../../app/api.ts';
import { useCrumb } from '../../../app/crumbs.ts';
import { LanguageContext, useMessages } from '../../../app/i18n.ts';
import { useMe } from '../../../app/session.tsx';
import { showDone } from '../../../ui/Feedback.tsx';
import { dayOf } from '../../../ui/format.ts';
import { Loading, PageHeader, Panel, RefusalAlert } from '../../../ui/Page.tsx';
import { PageTabs } from '../../../ui/PageTabs.tsx';
import { textMessages } from '../text-messages.ts';

type Text = Api['GET /document-texts']['answer']['texts'][number];
const EDITORS = ['trainingAdministrator', 'director'];

/** The organisation's own words on its documents, each text with its version. */
export function TextsPage() {
  const t = useMessages(textMessages);
  const { onglet = 'agreementTerms' } = useSearch({ strict: false }) as { onglet?: string };
  const { data, error, refetch } = useQuery({
    queryKey: ['document-texts'],
    queryFn: () => api('GET /document-texts'),
  });
  useCrumb({ label: t.organisation, to: '/mon-organisme' }, { label: t.title });
  if (error) return <RefusalAlert error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  const shown = data.texts.find(({ kind }) => kind === onglet) ?? data.texts[0];
  return (
    <>
      <PageHeader title={t.title} facts={<span>{t.hint}</span>} />
      <PageTabs name={t.title} tabs={data.texts.map(({ kind }) => ({ id: kind, label: t[kind] }))} open={onglet} />
      {shown && <TextForm key={`${shown.kind} ${shown.number}`} text={shown} tags={data.tags} />}
    </>
  );
}

function TextForm({ text, tags }: { text: Text; tags: readonly string[] }) {
  const t = useMessages(textMessages);
  const language = useContext(LanguageContext);
  const mayEdit = EDITORS.includes(useMe().role);
  const client = useQueryClient();
  const [articles, setArticles] = useState(text.articles.map((article, rank) => ({ ...article, id: rank })));
  const save = useMutation({
    mutationFn: () =>
      api('PUT /document-texts/:kind', {
        params: { kind: text.kind },
        body: { after: text.number, articles: articles.map(({ title, text: words }) => ({ title, text: words })) },
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['document-texts'] });
      showDone(t.saved);
    },
  });
  const change = (id: number, changed: Partial<Text['articles'][number]>) =>
    setArticles((before) => before.map((one) => (one.id === id ? { ...one, ...changed } : one)));
  return (
    <form
      className="fp-stack"
      style={{ maxWidth: 860 }}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <p className="fp-quiet fp-flat">
        {text.savedAt ? t.version(text.number, dayOf(text.savedAt, language)) : t.ofProduct}
      </p>
      <p className="fp-quiet fp-flat">
        {t.tags} {tags.map((tag) => [<Code key={tag}>{`{${tag}}`}</Code>, ' '])}
      </p>
      {articles.map((article, rank) => (
        <Panel key={article.id}>
          <div className="fp-stack">
            <div className="fp-actions" style={{ flexWrap: 'nowrap', alignItems: 'end' }}>
              <TextInput
                style={{ flex: 1 }}
                label={t.articleTitle(rank + 1)}
                required
                readOnly={!mayEdit}
                maxLength={200}
                value={article.title}
                onChange={(event) => change(article.id, { title: event.currentTarget.value })}
              />
              {mayEdit && (
                <>
                  <ActionIcon
                    size={36}
                    variant="default"
                    aria-label={t.up(article.title)}
                    disabled={rank === 0}
                    onClick={() => setArticles((before) => raised(before, rank))}
                  >
                    <IconArrowUp size={16} aria-hidden />
                  </ActionIcon>
                  <ActionIcon
                    size={36}
                    variant="default"
                    aria-label={t.remove(article.title)}
                    disabled={articles.length === 1}
                    onClick={() => setArticles((before) => before.filter(({ id }) => id !== article.id))}
                  >
                    <IconTrash size={16} aria-hidden />
                  </ActionIcon>
                </>
              )}
            </div>
            <Textarea
              label={t.articleText(rank + 1)}
              required
              autosize
              minRows={2}
              readOnly={!mayEdit}
              maxLength={10_000}
              value={article.text}
              onChange={(event) => change(article.id, { text: event.currentTarget.value })}
            />
          </div>
        </Panel>
      ))}
      <RefusalAlert error={save.error} />
      {mayEdit && (
        <div className="fp-actions" data-end>
          <Button
            variant="default"
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => setArticles((before) => [...before, { id: nextId(before), title: '', text: '' }])}
          >
            {t.add}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {t.save}
          </Button>
        </div>
      )}
    </form>
  );
}

const nextId = (articles: readonly { id: number }[]) => Math.max(0, ...articles.map(({ id }) => id)) + 1;

function raised<T>(list: readonly T[], rank: number): T[] {
  const [before, one] = [list[rank - 1], list[rank]];
  if (!before || !one) return [...list];
  return list.with(rank - 1, one).with(rank, before);
}
