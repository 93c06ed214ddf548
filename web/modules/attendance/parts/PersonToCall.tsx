import { Button } from '@mantine/core';
import { IconClock, IconWritingSign } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useContext, useState } from 'react';
import { api } from '../../../app/api.ts';
import { LanguageContext, useMessages } from '../../../app/i18n.ts';
import { duration, longDay, time } from '../../../ui/format.ts';
import { RefusalAlert } from '../../../ui/Page.tsx';
import { MiniSignature, type SignatureValue } from '../../../ui/SignaturePad.tsx';
import { StatusBadge } from '../../../ui/StatusBadge.tsx';
import { messages } from '../messages.ts';
import type { Sheet, SheetLine } from '../sheet.ts';
import { forgetHeld, type HeldSignature, signHere } from '../signature-outbox.ts';
import { AbsentMenu, type MarkBody, MarkMenu } from './MarkMenu.tsx';
import { SignDialog } from './SignDialog.tsx';

type Given = {
  line: SheetLine;
  sheet: Sheet;
  held: HeldSignature | undefined;
  /** Beside the code: nothing but signing. */
  isShort: boolean;
  onSaved: () => Promise<unknown>;
};

/** One person of a half-day: how they stand, and what the trainer may do about it. */
export function PersonToCall({ line, sheet, held, isShort, onSaved }: Given) {
  const t = useMessages(messages);
  const language = useContext(LanguageContext);
  const [isSigning, setSigning] = useState(false);
  const params = { slotId: sheet.slotId };
  const { enrolmentId } = line;
  const sign = useMutation({
    mutationFn: (signature: SignatureValue) => signHere({ slotId: sheet.slotId, enrolmentId, signature }),
    onSuccess: () => {
      setSigning(false);
      return onSaved();
    },
    networkMode: 'always',
  });
  const mark = useMutation({
    mutationFn: (body: MarkBody) => api('POST /slots/:slotId/marks', { params, body: { enrolmentId, ...body } }),
    onSuccess: onSaved,
    networkMode: 'always',
  });
  const undo = useMutation({
    mutationFn: () => api('DELETE /slots/:slotId/marks/:enrolmentId', { params: { ...params, enrolmentId } }),
    onSuccess: onSaved,
    networkMode: 'always',
  });
  const isOpen = sheet.state === 'OPEN';
  const name = `${line.firstName} ${line.lastName}`;
  const mayMark = { line, onMark: (body: MarkBody) => mark.mutate(body), onUndo: () => undo.mutate() };
  return (
    <li className="fp-person">
      <div className="fp-person-name">
        <strong>{name}</strong>
        <small>{line.companyName}</small>
        {line.status !== 'EXPECTED' && (
          <div className="fp-quiet fp-person-state">
            <StatusBadge state={line.status} />
            {detailOf(t, line, language)}
          </div>
        )}
        {held && <HeldLine held={held} />}
      </div>
      {line.strokes && <MiniSignature strokes={line.strokes} />}
      {isOpen && !held && (
        <div className="fp-person-acts">
          {!line.signedAt && !line.isMarked && (
            <>
              <Button
                variant="default"
                leftSection={<IconWritingSign size={18} aria-hidden />}
                aria-label={`${t.signHere}, ${name}`}
                onClick={() => setSigning(true)}
              >
                {t.signHere}
              </Button>
              {!isShort && <AbsentMenu {...mayMark} />}
            </>
          )}
          {(line.signedAt || line.isMarked) && <MarkMenu {...mayMark} />}
        </div>
      )}
      <RefusalAlert error={mark.error ?? undo.error} />
      <SignDialog
        title={t.signTitle(name)}
        hint={`${longDay(sheet.day, language)}, ${sheet.half === 'morning' ? t.morning : t.afternoon}`}
        action={t.validate}
        opened={isSigning}
        onClose={() => setSigning(false)}
        onSign={(signature) => sign.mutate(signature)}
        error={sign.error}
        isPending={sign.isPending}
        slot={sheet}
      />
    </li>
  );
}

/** A signature that waits on this phone, or that the server will not have. */
function HeldLine({ held }: { held: HeldSignature }) {
  const t = useMessages(messages);
  const language = useContext(LanguageContext);
  if (!held.refusal)
    return (
      <div className="fp-quiet fp-person-state">
        <IconClock size={18} aria-hidden /> {t.signedHereAt(time(held.drawnAt, language))}
      </div>
    );
  return (
    <div className="fp-quiet fp-person-state" role="alert">
      {held.refusal}
      <Button variant="subtle" onClick={() => forgetHeld(held.key)}>
        {t.remove}
      </Button>
    </div>
  );
}

function detailOf(t: (typeof messages)['en'], line: SheetLine, language: 'fr' | 'en'): string {
  return [
    line.drawnAt
      ? t.sentLater(time(line.drawnAt, language), time(line.signedAt ?? line.drawnAt, language))
      : line.signedAt && time(line.signedAt, language),
    line.lateMn > 0 && t.lateBy(duration(line.lateMn)),
    line.earlyMn > 0 && t.earlyBy(duration(line.earlyMn)),
    line.via === 'trainer-device' && t.onThisPhone,
  ]
    .filter(Boolean)
    .join(', ');
}
