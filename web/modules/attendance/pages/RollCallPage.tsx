import { Button, Progress } from '@mantine/core';
import { IconArrowLeft, IconListCheck, IconQrcode } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useCallback, useContext, useState } from 'react';
import { ApiUnreachable, api } from '../../../app/api.ts';
import { useCrumb } from '../../../app/crumbs.ts';
import { LanguageContext, useMessages } from '../../../app/i18n.ts';
import { useMe } from '../../../app/session.tsx';
import { instant, longDay, timeRange } from '../../../ui/format.ts';
import { Loading, PageHeader, RefusalAlert } from '../../../ui/Page.tsx';
import type { SignatureValue } from '../../../ui/SignaturePad.tsx';
import { type StateName, StatusBadge } from '../../../ui/StatusBadge.tsx';
import { messages } from '../messages.ts';
import { CallActions } from '../parts/CallActions.tsx';
import { CodeToScan } from '../parts/CodeToScan.tsx';
import { isUnsettled, PeopleToCall } from '../parts/PeopleToCall.tsx';
import { SavedStrip } from '../parts/SavedStrip.tsx';
import { SignDialog } from '../parts/SignDialog.tsx';
import type { Sheet } from '../sheet.ts';
import { sendHeld, useHeldSignatures } from '../signature-outbox.ts';

/** One half-day in the trainer's hand: open, show the code, call, settle, countersign. Without network it goes on. */
export function RollCallPage() {
  const t = useMessages(messages);
  const language = useContext(LanguageContext);
  const { slotId } = useParams({ strict: false }) as { slotId: string };
  const client = useQueryClient();
  const [showsCode, setShowsCode] = useState(false);
  const [isClosing, setClosing] = useState(false);
  const params = { slotId };
  const query = useQuery({
    queryKey: ['sheet', slotId],
    queryFn: () => api('GET /slots/:slotId/sheet', { params }),
    refetchInterval: 4_000,
    networkMode: 'always',
  });
  const { data: sheet, error, refetch } = query;
  const refresh = useCallback(() => client.invalidateQueries({ queryKey: ['sheet', slotId] }), [client, slotId]);
  const held = useHeldSignatures(slotId, refresh);
  useCrumb(
    { label: sheet?.title ?? '…', ...(sheet ? { to: `/sessions/${sheet.sessionId}` } : {}) },
    { label: t.call(sheet?.half === 'afternoon' ? t.afternoon : t.morning) },
  );
  const close = useMutation({
    mutationFn: (signature: SignatureValue) =>
      api('POST /slots/:slotId/countersignature', { params, body: { signature } }),
    onSuccess: (sealed) => {
      client.setQueryData(['sheet', slotId], sealed);
      setClosing(false);
    },
    networkMode: 'always',
  });
  if (!sheet) return error ? <RefusalAlert error={error} onRetry={() => void refetch()} /> : <Loading />;
  const signed = sheet.lines.filter(({ signedAt }) => signedAt).length;
  const isOpen = sheet.state === 'OPEN';
  return (
    <div className="fp-call fp-comfort">
      <BackLink sheet={sheet} />
      {isOpen && (
        <SavedStrip
          heldCount={held.length}
          isOffline={error instanceof ApiUnreachable}
          readAt={query.dataUpdatedAt}
          onRetry={() => void sendHeld().then(() => refetch())}
        />
      )}
      <PageHeader
        title={sheet.title}
        over={
          <span className="fp-capital" style={{ display: 'inline-block' }}>
            {`${longDay(sheet.day, language)}, ${sheet.half === 'morning' ? t.morning : t.afternoon}, ${timeRange(sheet.startsAt, sheet.endsAt, language)}`}
          </span>
        }
        badge={isOpen ? undefined : <StatusBadge state={`SHEET_${sheet.state}` as StateName} box />}
        facts={sheet.place}
      />
      <div className="fp-stack">
        {isOpen && !showsCode && (
          <Button
            variant="default"
            size="md"
            leftSection={<IconQrcode size={18} aria-hidden />}
            onClick={() => setShowsCode(true)}
          >
            {t.showCode}
          </Button>
        )}
        {isOpen && showsCode && <CodeToScan slotId={slotId} />}
        {sheet.state !== 'PLANNED' && <SignedCount signed={signed} expected={sheet.lines.length} />}
        <PeopleToCall sheet={sheet} held={held} onlyMissing={isOpen && showsCode} onSaved={refresh} />
        {sheet.countersignedAt && (
          <div className="fp-panel fp-card" role="status">
            <strong>{t.sealed}</strong>
            <span className="fp-quiet">{t.sealedAt(instant(sheet.countersignedAt, language))}</span>
            <span
              className="fp-code"
              style={{ overflowWrap: 'anywhere' }}
            >{`${t.fingerprint} ${sheet.sealedSha256 ?? ''}`}</span>
          </div>
        )}
      </div>
      {isOpen && showsCode ? (
        <div className="fp-call-foot">
          <Button
            size="lg"
            fullWidth
            leftSection={<IconListCheck size={20} aria-hidden />}
            onClick={() => setShowsCode(false)}
          >
            {t.hideCode}
          </Button>
        </div>
      ) : (
        <CallActions
          sheet={sheet}
          unsettled={sheet.lines.filter(isUnsettled)}
          heldCount={held.length}
          onClose={() => setClosing(true)}
        />
      )}
      <SignDialog
        title={t.countersignTitle}
        hint={t.countersignHint(signed, sheet.lines.length)}
        action={t.countersign}
        opened={isClosing}
        onClose={() => setClosing(false)}
        onSign={(signature) => close.mutate(signature)}
        error={close.error}
        isPending={close.isPending}
      />
    </div>
  );
}

function BackLink({ sheet }: { sheet: Sheet }) {
  const t = useMessages(messages);
  const me = useMe();
  const isTrainer = me.role === 'trainer';
  return (
    <Link
      to={isTrainer ? '/' : '/sessions/$sessionId'}
      params={{ sessionId: sheet.sessionId } as never}
      search={(isTrainer ? { jour: sheet.day } : {}) as never}
      className="fp-back"
    >
      <IconArrowLeft size={20} stroke={1.75} aria-hidden /> {isTrainer ? t.backToDay : t.back}
    </Link>
  );
}

function SignedCount({ signed, expected }: { signed: number; expected: number }) {
  const t = useMessages(messages);
  return (
    <div>
      <p className="fp-plain" aria-live="polite">
        <b className="fp-figure" style={{ fontSize: 24 }}>
          {t.signedOf(signed, expected)}
        </b>{' '}
        <span className="fp-quiet">{t.signed}</span>
      </p>
      <Progress
        value={expected > 0 ? (signed / expected) * 100 : 0}
        color="prairie.6"
        aria-label={`${t.signedOf(signed, expected)} ${t.signed}`}
      />
    </div>
  );
}
