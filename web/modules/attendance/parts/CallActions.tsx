import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useContext } from 'react';
import { api } from '../../../app/api.ts';
import { LanguageContext, useMessages } from '../../../app/i18n.ts';
import { time } from '../../../ui/format.ts';
import { RefusalAlert } from '../../../ui/Page.tsx';
import { messages } from '../messages.ts';
import type { Sheet, SheetLine } from '../sheet.ts';

type Given = { sheet: Sheet; unsettled: readonly SheetLine[]; heldCount: number; onClose: () => void };

/** The next act of a half-day, under the thumb: open the signature, then countersign; with the reason when it must wait. */
export function CallActions({ sheet, unsettled, heldCount, onClose }: Given) {
  const t = useMessages(messages);
  const language = useContext(LanguageContext);
  const client = useQueryClient();
  const open = useMutation({
    mutationFn: () => api('POST /slots/:slotId/sheet', { params: { slotId: sheet.slotId } }),
    onSuccess: (opened) => client.setQueryData(['sheet', sheet.slotId], opened),
    networkMode: 'always',
  });
  if (sheet.state === 'PLANNED')
    return (
      <div className="fp-call-foot">
        <RefusalAlert error={open.error} />
        <Button size="lg" fullWidth loading={open.isPending} onClick={() => open.mutate()}>
          {t.open}
        </Button>
        {!open.error && Date.parse(sheet.opensAt) > Date.now() && <p>{t.opensAt(time(sheet.opensAt, language))}</p>}
      </div>
    );
  if (sheet.state !== 'OPEN') return null;
  const [first] = unsettled;
  const reason =
    heldCount > 0
      ? t.sendFirst(heldCount)
      : unsettled.length === 1 && first
        ? t.settleOne(`${first.firstName} ${first.lastName}`)
        : unsettled.length > 1
          ? t.settleFirst(unsettled.length)
          : null;
  return (
    <div className="fp-call-foot">
      <Button
        size="lg"
        fullWidth
        aria-disabled={reason !== null}
        aria-describedby="why-not"
        onClick={() => reason === null && onClose()}
      >
        {t.close}
      </Button>
      <p id="why-not">{reason}</p>
    </div>
  );
}
