import { Button } from '@mantine/core';
import { IconListCheck, IconQrcode } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useContext, useState } from 'react';
import type { Api } from '../../../../contract/api.ts';
import { api } from '../../../app/api.ts';
import { useCrumb } from '../../../app/crumbs.ts';
import { LanguageContext, useMessages } from '../../../app/i18n.ts';
import { instant, longDay, timeRange } from '../../../ui/format.ts';
import { Loading, PageHeader, RefusalAlert } from '../../../ui/Page.tsx';
import type { SignatureValue } from '../../../ui/SignaturePad.tsx';
import { type StateName, StatusBadge } from '../../../ui/StatusBadge.tsx';
import { messages } from '../messages.ts';
import { CodeToScan } from '../parts/CodeToScan.tsx';
import { PeopleToCall } from '../parts/PeopleToCall.tsx';
import { SignDialog } from '../parts/SignDialog.tsx';

export type Sheet = Api['GET /slots/:slotId/sheet']['answer'];

/** One half-day in the trainer's hand: open, show the code, call, settle, countersign. */
export function RollCallPage() {
  const t = useMessages(messages);
  const language = useContext(LanguageContext);
  const { slotId } = useParams({ strict: false }) as { slotId: string };
  const client = useQueryClient();
  const [showsCode, setShowsCode] = useState(false);
  const [isClosing, setClosing] = useState(false);
  const params = { slotId };
  const {
    data: sheet,
    error,
    refetch,
  } = useQuery({
    queryKey: ['sheet', slotId],
    queryFn: () => api('GET /slots/:slotId/sheet', { params }),
    refetchInterval: 4_000,
  });
  useCrumb(
    { label: sheet?.title ?? '…', ...(sheet ? { to: `/sessions/${sheet.sessionId}` } : {}) },
    { label: t.call(sheet?.half === 'afternoon' ? t.afternoon : t.morning) },
  );
  const open = useMutation({
    mutationFn: () => api('POST /slots/:slotId/sheet', { params }),
    onSuccess: (opened) => client.setQueryData(['sheet', slotId], opened),
  });
  const close = useMutation({
    mutationFn: (signature: SignatureValue) =>
      api('POST /slots/:slotId/countersignature', { params, body: { signature } }),
    onSuccess: (sealed) => {
      client.setQueryData(['sheet', slotId], sealed);
      setClosing(false);
    },
  });
  if (error) return <RefusalAlert error={error} onRetry={() => void refetch()} />;
  if (!sheet) return <Loading />;
  const signed = sheet.lines.filter(({ signedAt }) => signedAt).length;
  const unsettled = sheet.lines.filter(({ status }) => status === 'EXPECTED' || status === 'SIGNATURE_MISSING').length;
  return (
    <div style={{ maxWidth: 560, margin: '0 auto' }} className="fp-comfort">
      <PageHeader
        title={sheet.title}
        over={`${longDay(sheet.day, language)}, ${timeRange(sheet.startsAt, sheet.endsAt, language)}`}
        badge={<StatusBadge state={`SHEET_${sheet.state}` as StateName} box />}
        facts={sheet.place}
      />
      <div className="fp-stack">
        <RefusalAlert error={open.error} />
        {sheet.state === 'PLANNED' && (
          <Button size="lg" fullWidth loading={open.isPending} onClick={() => open.mutate()}>
            {t.open}
          </Button>
        )}
        {sheet.state === 'OPEN' && (
          <Button
            variant="default"
            size="md"
            leftSection={showsCode ? <IconListCheck size={18} /> : <IconQrcode size={18} />}
            onClick={() => setShowsCode(!showsCode)}
          >
            {showsCode ? t.hideCode : t.showCode}
          </Button>
        )}
        {sheet.state === 'OPEN' && showsCode && <CodeToScan slotId={slotId} />}
        {sheet.state !== 'PLANNED' && (
          <p style={{ margin: 0 }} aria-live="polite">
            <b style={{ fontSize: 22, fontFamily: 'var(--mantine-font-family-headings)' }}>
              {t.signedOf(signed, sheet.lines.length)}
            </b>{' '}
            <span className="fp-quiet">{t.signed}</span>
          </p>
        )}
        <PeopleToCall sheet={sheet} />
        {sheet.state === 'OPEN' && (
          <>
            <Button
              size="lg"
              fullWidth
              aria-disabled={unsettled > 0}
              onClick={() => unsettled === 0 && setClosing(true)}
            >
              {t.close}
            </Button>
            {unsettled > 0 && (
              <p className="fp-quiet" style={{ textAlign: 'center', margin: 0 }}>
                {t.settleFirst(unsettled)}
              </p>
            )}
          </>
        )}
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
      <SignDialog
        title={t.countersignTitle}
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
