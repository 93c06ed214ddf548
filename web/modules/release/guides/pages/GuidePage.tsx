import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { Api } from '../../../../../contract/api.ts';
import { address, api } from '../../../../app/api.ts';
import { useCrumb } from '../../../../app/crumbs.ts';
import { useMessages } from '../../../../app/i18n.ts';
import { Loading, PageHeader, RefusalAlert } from '../../../../ui/Page.tsx';
import { guideMessages } from '../messages.ts';
import '../guides.css';

type Guide = Api['GET /guides/:guide']['answer'];
type Block = Guide['blocks'][number];
type Words = Extract<Block, { kind: 'paragraph' }>['words'];

/** A guide on the screen, as it is printed. It is a French document. */
export function GuidePage() {
  const t = useMessages(guideMessages);
  const { guide } = useParams({ strict: false }) as { guide: Guide['name'] };
  const query = useQuery({
    queryKey: ['guides', guide],
    queryFn: () => api('GET /guides/:guide', { params: { guide } }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  useCrumb({ label: t.help, to: '/aide' }, { label: query.data?.title ?? '' });
  if (query.error) return <RefusalAlert error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Loading />;
  const { title, blocks } = query.data;
  const pictures = blocks.filter(({ kind }) => kind === 'picture');
  return (
    <article lang="fr">
      <PageHeader
        title={title}
        actions={
          <Button
            component="a"
            variant="default"
            href={address('GET /guides/:guide/file', { params: { guide } })}
            leftSection={<IconDownload size={16} aria-hidden />}
          >
            {t.asPdf}
          </Button>
        }
      />
      <div className="fp-guide">
        {blocks.map((block, rank) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a guide does not change while it is read.
          <Shown key={rank} block={block} guide={guide} picture={pictures.indexOf(block) + 1} />
        ))}
      </div>
    </article>
  );
}

function Shown({ block, guide, picture }: { block: Block; guide: Guide['name']; picture: number }) {
  if (block.kind === 'heading') {
    const Title = block.level === 3 ? 'h3' : 'h2';
    return (
      <Title>
        <Text words={block.words} />
      </Title>
    );
  }
  if (block.kind === 'paragraph')
    return (
      <p>
        <Text words={block.words} />
      </p>
    );
  if (block.kind === 'list') return <Items list={block} />;
  if (block.kind === 'table') return <Cells table={block} />;
  if (block.kind === 'code') return <pre>{block.text}</pre>;
  return (
    <figure>
      <img
        src={address('GET /guides/:guide/pictures/:picture', { params: { guide, picture } })}
        alt={block.alt}
        loading="lazy"
      />
      <figcaption>{block.alt}</figcaption>
    </figure>
  );
}

function Items({ list: { isOrdered, start, items } }: { list: Extract<Block, { kind: 'list' }> }) {
  const rows = items.map((words) => (
    <li key={words.map(({ text }) => text).join('')}>
      <Text words={words} />
    </li>
  ));
  return isOrdered ? <ol start={start}>{rows}</ol> : <ul>{rows}</ul>;
}

function Cells({ table: { head, rows } }: { table: Extract<Block, { kind: 'table' }> }) {
  const key = (words: Words) => words.map(({ text }) => text).join('');
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <section className="fp-guide-table" tabIndex={0} aria-label={head.map(key).join(', ')}>
      <table>
        <thead>
          <tr>
            {head.map((words) => (
              <th key={key(words)} scope="col">
                <Text words={words} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells) => (
            <tr key={cells.map(key).join(' ')}>
              {cells.map((words, rank) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two cells of a row may say the same.
                <td key={rank}>
                  <Text words={words} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Text({ words }: { words: Words }) {
  return words.map(({ text, as }) => {
    if (as === 'strong') return <strong key={text}>{text}</strong>;
    return as === 'code' ? <code key={text}>{text}</code> : text;
  });
}
