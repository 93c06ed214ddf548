import { Alert, Button, Skeleton } from '@mantine/core';
import { IconAlertTriangle, IconCloudOff } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { ApiRefusal } from '../app/api.ts';
import { defineMessages, useMessages } from '../app/i18n.ts';

const messages = defineMessages({
  fr: {
    unreachable: 'FormaPro ne répond pas',
    unreachableHint: 'Vérifiez votre connexion. Ce que vous avez saisi est encore à l’écran.',
    refused: 'Action non effectuée',
    reference: 'Référence pour l’assistance : ',
    retry: 'Réessayer',
    loading: 'Chargement',
  },
  en: {
    unreachable: 'FormaPro does not answer',
    unreachableHint: 'Check your connection. What you typed is still on the screen.',
    refused: 'Not done',
    reference: 'Reference for support: ',
    retry: 'Try again',
    loading: 'Loading',
  },
});

type HeadProps = { title: string; over?: ReactNode; facts?: ReactNode; badge?: ReactNode; actions?: ReactNode };

/** Title, state, one line of facts, actions. The title takes the focus when the page opens, so that it is announced. */
export function PageHeader({ title, over, facts, badge, actions }: HeadProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · FormaPro`;
    heading.current?.focus({ preventScroll: true });
  }, [title]);
  return (
    <div className="fp-head">
      <div>
        {over && <div className="fp-over">{over}</div>}
        <div className="fp-title">
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {badge}
        </div>
        {facts && <div className="fp-under">{facts}</div>}
      </div>
      {actions && <div className="fp-actions">{actions}</div>}
    </div>
  );
}

export function Panel({
  title,
  aside,
  children,
  flush = false,
}: {
  title?: ReactNode;
  aside?: ReactNode;
  children: ReactNode;
  flush?: boolean;
}) {
  return (
    <section className="fp-panel">
      {title && (
        <header>
          <h2>{title}</h2>
          {aside}
        </header>
      )}
      {flush ? children : <div className="fp-panel-body">{children}</div>}
    </section>
  );
}

/** What the screen is for and its first action. */
export function EmptyState({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="fp-empty">
      <strong>{title}</strong>
      {children && <span>{children}</span>}
      {action}
    </div>
  );
}

/** What happened, what to do, the reference. Nothing when there is no error. */
export function RefusalAlert({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const t = useMessages(messages);
  if (!error) return null;
  const refusal = error instanceof ApiRefusal ? error : null;
  return (
    <Alert
      role="alert"
      color={refusal ? 'ocre' : 'gray'}
      variant="light"
      icon={refusal ? <IconAlertTriangle size={18} /> : <IconCloudOff size={18} />}
      title={refusal ? t.refused : t.unreachable}
    >
      {refusal ? refusal.message : t.unreachableHint}
      {refusal?.code === 'DEFECT' && (
        <div className="fp-code">
          {t.reference}
          {refusal.reference}
        </div>
      )}
      {onRetry && (
        <Button variant="default" size="xs" mt="xs" onClick={onRetry}>
          {t.retry}
        </Button>
      )}
    </Alert>
  );
}

/** The shape of what is coming. */
export function Loading({ lines = 6 }: { lines?: number }) {
  const t = useMessages(messages);
  return (
    <div role="status" aria-label={t.loading} className="fp-stack">
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: identical lines without a life of their own.
        <Skeleton key={line} height={18} width={`${90 - ((line * 17) % 40)}%`} />
      ))}
    </div>
  );
}

/** Initials in a circle whose colour follows the person, so that a face is found again in a list. */
export function Avatar({ firstName, lastName }: { firstName: string; lastName: string }) {
  const text = `${firstName.charAt(0)}${lastName.charAt(0)}`.toUpperCase();
  const tone = [...`${firstName}${lastName}`].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % 5;
  return (
    <span className="fp-avatar" data-tone={tone} aria-hidden>
      {text}
    </span>
  );
}
