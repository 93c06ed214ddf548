import { Button, Checkbox } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useContext } from 'react';
import { LanguageContext, useMessages } from '../../../app/i18n.ts';
import { duration, parisDay, shortDay, time } from '../../../ui/format.ts';
import { messages } from './messages.ts';
import {
  type BatchItem,
  type BatchKind,
  type Family,
  type FoldKind,
  ICONS,
  type Item,
  isBatch,
  keyOf,
  type Line,
} from './queue.ts';

const DAY_MS = 86_400_000;

export type LineActs = {
  /** Keys of the selected lines; null when the reader may not act. */
  selected: ReadonlySet<string> | null;
  onSelect: (items: readonly BatchItem[], isSelected: boolean) => void;
  onAct: (items: readonly BatchItem[]) => void;
};

/** One thing to do, or many of one kind: when in the margin, what, and the button that does it. */
export function WorkLine({ line, isFirst, acts }: { line: Line; isFirst: boolean; acts: LineActs }) {
  const t = useMessages(messages);
  if ('single' in line) return <SingleLine item={line.single} isFirst={isFirst} acts={acts} />;
  const first = line.items[0];
  if (!first) return null;
  const batch = line.items.filter(isBatch);
  const names = [...new Set(line.items.map(({ title }) => title))];
  return (
    <Row
      item={first}
      items={batch}
      acts={acts}
      title={manyTitle(t, line.kind, line.items)}
      detail={t.andOthers(names.slice(0, 2).join(', '), names.length - 2)}
    >
      <Button
        variant="subtle"
        component={Link}
        to="."
        search={{ nature: FAMILY_OF[line.kind] } as never}
        aria-label={`${t.seeList}, ${manyTitle(t, line.kind, line.items)}`}
      >
        {t.seeList}
      </Button>
      {acts.selected && batch[0] && (
        <Button variant={isFirst ? 'filled' : 'default'} onClick={() => acts.onAct(batch)}>
          {actLabel(t, batch[0].kind, batch)}
        </Button>
      )}
    </Row>
  );
}

type Texts = ReturnType<typeof useMessages<(typeof messages)['fr']>>;

const FAMILY_OF: Readonly<Record<FoldKind, Family>> = {
  SESSION_TO_CONFIRM: 'confirmations',
  CERTIFICATES_TO_ISSUE: 'certificates',
  SESSION_TO_CLOSE: 'closings',
  AGREEMENT_TO_SEND: 'documents',
  CONVOCATION_TO_SEND: 'documents',
};

const allOf = (items: readonly Item[]) => items.reduce((sum, { count }) => sum + count, 0);

function manyTitle(t: Texts, kind: FoldKind, items: readonly Item[]): string {
  if (kind === 'AGREEMENT_TO_SEND') return t.manyAgreements(allOf(items), items.length);
  if (kind === 'CONVOCATION_TO_SEND') return t.manyConvocations(allOf(items), items.length);
  if (kind === 'CERTIFICATES_TO_ISSUE') return t.manyToCertify(allOf(items), items.length);
  return kind === 'SESSION_TO_CONFIRM' ? t.manyToConfirm(items.length) : t.manyToClose(items.length);
}

export function actLabel(t: Texts, kind: BatchKind, items: readonly BatchItem[]): string {
  if (kind === 'CERTIFICATES_TO_ISSUE') return t.certifyMany(allOf(items));
  return kind === 'SESSION_TO_CONFIRM' ? t.confirmMany(items.length) : t.closeMany(items.length);
}

function SingleLine({ item, isFirst, acts }: { item: Item; isFirst: boolean; acts: LineActs }) {
  const t = useMessages(messages);
  return (
    <Row
      item={item}
      items={isBatch(item) ? [item] : []}
      acts={acts}
      title={t[item.kind](item.count)}
      detail={[item.title, item.code, item.trainerName].filter(Boolean).join(', ')}
      link
    >
      <NextStep item={item} variant={isFirst ? 'filled' : 'default'} acts={acts} />
    </Row>
  );
}

/** The button that leads to the act, or does it. */
function NextStep({ item, variant, acts }: { item: Item; variant: 'filled' | 'default'; acts: LineActs }) {
  const t = useMessages(messages);
  const params = { sessionId: item.sessionId } as never;
  const go = { variant, component: Link } as const;
  const named = (label: string) => `${label}, ${item.title}, ${item.code}`;
  if (item.slotId && (item.kind === 'SHEET_TO_FINALISE' || item.kind === 'SHEET_NOT_OPENED')) {
    const label = item.kind === 'SHEET_TO_FINALISE' ? t.doSheet : t.doCall;
    return (
      <Button {...go} to="/emargement/$slotId" params={{ slotId: item.slotId } as never} aria-label={named(label)}>
        {label}
      </Button>
    );
  }
  if (item.kind === 'TOO_FEW_PEOPLE')
    return (
      <Button {...go} to="/sessions/$sessionId/inscrire" params={params} aria-label={named(t.doEnrol)}>
        {t.doEnrol}
      </Button>
    );
  if (
    item.kind === 'AGREEMENT_TO_SEND' ||
    item.kind === 'CONVOCATION_TO_SEND' ||
    item.kind === 'DOCUMENT_NOT_DELIVERED'
  ) {
    const isRefused = item.kind === 'DOCUMENT_NOT_DELIVERED';
    const label = isRefused ? t.doAddress : t.doSend;
    return (
      <Button
        {...go}
        to="/sessions/$sessionId"
        params={params}
        search={{ onglet: 'documents', ...(isRefused ? {} : { envoi: 'oui' }) } as never}
        aria-label={named(label)}
      >
        {label}
      </Button>
    );
  }
  if (item.kind === 'CERTIFICATES_TO_ISSUE')
    return (
      <Button
        {...go}
        to="/sessions/$sessionId"
        params={params}
        search={{ onglet: 'documents' } as never}
        aria-label={named(t.doCertify)}
      >
        {t.doCertify}
      </Button>
    );
  if (isBatch(item)) {
    const label = item.kind === 'SESSION_TO_CONFIRM' ? t.doConfirm : t.doClose;
    return acts.selected ? (
      <Button variant={variant} onClick={() => acts.onAct([item])} aria-label={named(label)}>
        {label}
      </Button>
    ) : null;
  }
  const label = { TRAINER_MISSING: t.doTrainer, ROOM_MISSING: t.doRoom, LINK_MISSING: t.doLink }[
    item.kind as 'ROOM_MISSING'
  ];
  return (
    <Button
      {...go}
      to="/sessions/$sessionId"
      params={params}
      search={{ onglet: 'planning' } as never}
      aria-label={named(label)}
    >
      {label}
    </Button>
  );
}

type RowGiven = {
  item: Item;
  items: readonly BatchItem[];
  acts: LineActs;
  title: string;
  detail: string;
  link?: boolean;
  children: ReactNode;
};

function Row({ item, items, acts, title, detail, link = false, children }: RowGiven) {
  const t = useMessages(messages);
  const Icon = ICONS[item.kind];
  const chosen = items.filter((one) => acts.selected?.has(keyOf(one))).length;
  const isNow = item.slotId !== null && item.bucket === 'today';
  return (
    <div className="fp-marge-row fp-work" data-selected={chosen > 0 || undefined} data-now={isNow || undefined}>
      <When item={item} />
      <div className="fp-work-what">
        {items.length > 0 && acts.selected ? (
          <Checkbox
            size="xs"
            className="fp-work-box"
            aria-label={t.select(`${title}, ${detail}`)}
            checked={chosen === items.length}
            indeterminate={chosen > 0 && chosen < items.length}
            onChange={(event) => acts.onSelect(items, event.currentTarget.checked)}
          />
        ) : (
          <span className="fp-work-box" />
        )}
        <span className="fp-work-icon" aria-hidden>
          <Icon size={18} stroke={1.75} />
        </span>
        <div className="fp-work-text">
          {link ? (
            <Link to="/sessions/$sessionId" params={{ sessionId: item.sessionId }}>
              {title}
            </Link>
          ) : (
            <strong>{title}</strong>
          )}
          <span className="fp-quiet">{detail}</span>
        </div>
        <div className="fp-work-acts">{children}</div>
      </div>
    </div>
  );
}

/** The margin: a time when it is today, a day otherwise, and how far it is. */
function When({ item }: { item: Item }) {
  const t = useMessages(messages);
  const language = useContext(LanguageContext);
  const [day, today] = [parisDay(new Date(item.at)), parisDay(new Date())];
  const days = Math.round((Date.parse(day) - Date.parse(today)) / DAY_MS);
  const minutes = Math.round((Date.parse(item.at) - Date.now()) / 60_000);
  const small =
    item.slotId && days === 0
      ? minutes > 0
        ? t.inTime(duration(minutes))
        : t.sameDay
      : item.slotId
        ? time(item.at, language)
        : days === 0
          ? t.sameDay
          : days > 0
            ? t.daysLeft(days)
            : t.daysLate(-days);
  return (
    <div className="fp-marge-when" data-late={item.bucket === 'late' || undefined}>
      {item.slotId && days === 0 ? time(item.at, language) : shortDay(day, language)}
      <small>{small}</small>
    </div>
  );
}
