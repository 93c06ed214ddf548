import { Button, Chip, TextInput } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconRefresh, IconRobot, IconSearch } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import type { Api } from '../../../../../contract/api.ts';
import { useMessages } from '../../../../app/i18n.ts';
import { useListState } from '../../../../app/list-state.ts';
import { useMe } from '../../../../app/session.tsx';
import { Avatar, EmptyState } from '../../../../ui/Page.tsx';
import { messages } from '../messages.ts';
import { CaseState } from './CaseState.tsx';

type Item = Api['GET /recette/campaigns/:campaignId']['answer']['items'][number];
type Filter = 'all' | 'ko' | 'blocked' | 'toRun' | 'retest' | 'mine' | 'automatic' | 'excluded';

const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Cases by domain, filtered by what is asked; beside the sheet on a wide screen, a list of cards on a phone. */
export function CaseTable({ items, selected }: { items: readonly Item[]; selected: string | null }) {
  const t = useMessages(messages);
  const me = useMe();
  const isPhone = useMediaQuery('(max-width: 720px)');
  const [{ filtre = 'all', search = '' }, change] = useListState();
  const tests: Record<Filter, (item: Item) => boolean> = {
    all: () => true,
    ko: ({ status }) => status === 'ko',
    blocked: ({ status }) => status === 'blocked',
    toRun: ({ status }) => status === 'toRun',
    retest: ({ isRetest }) => isRetest,
    mine: ({ tester }) => tester?.personId === me.personId,
    automatic: ({ runBy }) => runBy === 'scenario',
    excluded: ({ exclusion }) => exclusion !== null,
  };
  const filter = filtre in tests ? (filtre as Filter) : 'all';
  const words = fold(search);
  const shown = items.filter(
    (item) =>
      tests[filter](item) && (words === '' || fold(`${item.code} ${item.title} ${item.domain}`).includes(words)),
  );
  const groups = Map.groupBy(shown, ({ domain }) => domain);
  const Rows = isPhone ? Cards : Wide;
  return (
    <div>
      <div className="fp-recette-chips">
        {(Object.keys(tests) as Filter[]).map((name) => {
          const count = items.filter(tests[name]).length;
          if (count === 0 && name !== 'all' && name !== filter) return null;
          return (
            <Chip
              key={name}
              checked={filter === name}
              onChange={() => change({ filtre: name === 'all' ? undefined : name })}
            >
              {t[`chip_${name}`]} <b>{count}</b>
            </Chip>
          );
        })}
        <TextInput
          aria-label={t.search}
          placeholder={t.search}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={search}
          onChange={(event) => change({ search: event.currentTarget.value })}
        />
      </div>
      <div className="fp-panel">
        {shown.length === 0 ? (
          <EmptyState
            title={t.noMatch}
            action={
              <Button variant="default" onClick={() => change({ filtre: undefined, search: undefined })}>
                {t.clear}
              </Button>
            }
          />
        ) : (
          <Rows groups={groups} all={items} selected={selected} />
        )}
      </div>
    </div>
  );
}

type Shown = { groups: ReadonlyMap<string, Item[]>; all: readonly Item[]; selected: string | null };

function doneOf(all: readonly Item[], domain: string): [ok: number, of: number] {
  const group = all.filter((item) => item.domain === domain && item.status !== 'excluded');
  return [group.filter(({ status }) => status === 'ok').length, group.length];
}

function Wide({ groups, all, selected }: Shown) {
  const t = useMessages(messages);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <section className="fp-scroll" tabIndex={0} aria-label={t.cases}>
      <table className="fp-recette-table">
        <thead>
          <tr>
            <th scope="col">{t.code}</th>
            <th scope="col">{t.caseTitle}</th>
            <th scope="col">{t.actor}</th>
            <th scope="col">{t.priority}</th>
            <th scope="col">{t.result}</th>
            <th scope="col">{t.tester}</th>
          </tr>
        </thead>
        <tbody>
          {[...groups].map(([domain, rows]) => (
            <Fragment key={domain}>
              <tr className="fp-group">
                <th scope="rowgroup" colSpan={6}>
                  {domain}
                  <span>{t.domainDone(...doneOf(all, domain))}</span>
                </th>
              </tr>
              {rows.map((item) => (
                <tr key={item.itemId} aria-current={item.itemId === selected ? 'true' : undefined}>
                  <th scope="row">
                    <CaseLink item={item}>{item.code}</CaseLink>
                  </th>
                  <td>
                    {item.title} <Marks item={item} />
                  </td>
                  <td className="fp-quiet">{item.actor}</td>
                  <td>{item.priority}</td>
                  <td>
                    <CaseState status={item.status} />
                  </td>
                  <td>
                    {item.tester && (
                      <span title={`${item.tester.firstName} ${item.tester.lastName}`}>
                        <Avatar {...item.tester} />
                        <span className="fp-sr">{`${item.tester.firstName} ${item.tester.lastName}`}</span>
                      </span>
                    )}
                  </td>
                </tr>
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Cards({ groups, all }: Shown) {
  const t = useMessages(messages);
  return [...groups].map(([domain, rows]) => (
    <section key={domain}>
      <h2 className="fp-marge-title">
        {domain} <span className="fp-quiet">{t.domainDone(...doneOf(all, domain))}</span>
      </h2>
      <ul className="fp-recette-list">
        {rows.map((item) => (
          <li key={item.itemId} className="fp-row">
            <div>
              <CaseLink item={item}>{item.code}</CaseLink>
              <strong>{item.title}</strong>
              <CaseState status={item.status} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  ));
}

/** On a wide screen the case opens beside the list, else on its own page. */
function CaseLink({ item, children }: { item: Item; children: string }) {
  const isWide = useMediaQuery('(min-width: 1241px)');
  const [state] = useListState();
  return isWide ? (
    <Link
      to="."
      search={{ ...state, page: undefined, cas: item.itemId } as never}
      className="fp-recette-code"
      aria-label={`${children}, ${item.title}`}
      resetScroll={false}
    >
      {children}
    </Link>
  ) : (
    <Link
      to="/recette/cas/$itemId"
      params={{ itemId: item.itemId } as never}
      className="fp-recette-code"
      aria-label={`${children}, ${item.title}`}
    >
      {children}
    </Link>
  );
}

function Marks({ item }: { item: Item }) {
  const t = useMessages(messages);
  return (
    <>
      {item.isRetest && (
        <span title={t.retest}>
          <IconRefresh size={15} aria-hidden color="var(--fp-now-icon)" />
          <span className="fp-sr">{t.retest}</span>
        </span>
      )}
      {item.runBy === 'scenario' && (
        <span title={t.byScenario}>
          <IconRobot size={15} aria-hidden color="var(--fp-neutral-icon)" />
          <span className="fp-sr">{t.byScenario}</span>
        </span>
      )}
    </>
  );
}
