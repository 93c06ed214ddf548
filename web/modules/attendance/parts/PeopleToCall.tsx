import { Button, Menu, Modal, NumberInput } from '@mantine/core';
import { IconDots, IconWritingSign } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useContext, useState } from 'react';
import type { Api } from '../../../../contract/api.ts';
import { api } from '../../../app/api.ts';
import { LanguageContext, useMessages } from '../../../app/i18n.ts';
import { time } from '../../../ui/format.ts';
import { RefusalAlert } from '../../../ui/Page.tsx';
import { MiniSignature, type SignatureValue } from '../../../ui/SignaturePad.tsx';
import { StatusBadge } from '../../../ui/StatusBadge.tsx';
import { messages } from '../messages.ts';
import type { Sheet } from '../pages/RollCallPage.tsx';
import { SignDialog } from './SignDialog.tsx';

type Line = Sheet['lines'][number];
type MarkBody = Omit<NonNullable<Api['POST /slots/:slotId/marks']['body']>, 'enrolmentId'>;

/** Missing people first, then those who have signed, then the absent. */
export function PeopleToCall({ sheet }: { sheet: Sheet }) {
  const t = useMessages(messages);
  const toSettle = sheet.lines.filter(({ status }) => status === 'EXPECTED' || status === 'SIGNATURE_MISSING');
  const absent = sheet.lines.filter(({ status }) => status.startsWith('ABSENT') || status === 'EXCUSED_BY_OF');
  const present = sheet.lines.filter((line) => !toSettle.includes(line) && !absent.includes(line));
  const groups: [string, Line[]][] = [
    [t.toSettle, toSettle],
    [t.haveSigned, present],
    [t.absent, absent],
  ];
  return groups
    .filter(([, lines]) => lines.length > 0)
    .map(([title, lines]) => (
      <section key={title} aria-label={title}>
        <h2 style={{ fontSize: 15, marginBottom: 6, display: 'flex', justifyContent: 'space-between' }}>
          <span>{title}</span>
          <span className="fp-quiet">{lines.length}</span>
        </h2>
        <div className="fp-panel">
          {lines.map((line) => (
            <PersonLine key={line.enrolmentId} line={line} sheet={sheet} />
          ))}
        </div>
      </section>
    ));
}

function PersonLine({ line, sheet }: { line: Line; sheet: Sheet }) {
  const t = useMessages(messages);
  const language = useContext(LanguageContext);
  const [isSigning, setSigning] = useState(false);
  const client = useQueryClient();
  const params = { slotId: sheet.slotId };
  const refresh = () => client.invalidateQueries({ queryKey: ['sheet', sheet.slotId] });
  const sign = useMutation({
    mutationFn: (signature: SignatureValue) =>
      api('POST /slots/:slotId/signatures', { params, body: { enrolmentId: line.enrolmentId, signature } }),
    onSuccess: async () => {
      setSigning(false);
      await refresh();
    },
  });
  const mark = useMutation({
    mutationFn: (body: MarkBody) =>
      api('POST /slots/:slotId/marks', { params, body: { enrolmentId: line.enrolmentId, ...body } }),
    onSuccess: refresh,
  });
  const name = `${line.firstName} ${line.lastName}`;
  const detail = [
    line.signedAt && time(line.signedAt, language),
    line.lateMn > 0 && t.lateMn(line.lateMn),
    line.earlyMn > 0 && t.earlyMn(line.earlyMn),
    line.via === 'trainer-device' && t.onThisPhone,
  ]
    .filter(Boolean)
    .join(', ');
  return (
    <div className="fp-row">
      <div>
        <strong>{name}</strong>
        <small>{line.companyName}</small>
        {line.status !== 'EXPECTED' && (
          <div className="fp-quiet" style={{ display: 'flex', flexWrap: 'wrap', gap: 8 }}>
            <StatusBadge state={line.status} />
            {detail}
          </div>
        )}
        <RefusalAlert error={mark.error} />
      </div>
      {line.strokes && <MiniSignature strokes={line.strokes} />}
      {sheet.state === 'OPEN' && !line.signedAt && (
        <Button variant="default" leftSection={<IconWritingSign size={17} />} onClick={() => setSigning(true)}>
          {t.signHere}
        </Button>
      )}
      {sheet.state === 'OPEN' && <MarkMenu line={line} onMark={(body) => mark.mutate(body)} />}
      <SignDialog
        title={t.signTitle(name)}
        action={t.validate}
        opened={isSigning}
        onClose={() => setSigning(false)}
        onSign={(signature) => sign.mutate(signature)}
        error={sign.error}
        isPending={sign.isPending}
      />
    </div>
  );
}

/** Absences at once; lateness and early departure ask how many minutes. */
function MarkMenu({ line, onMark }: { line: Line; onMark: (body: MarkBody) => void }) {
  const t = useMessages(messages);
  const [asks, setAsks] = useState<'LATE' | 'LEFT_EARLY' | null>(null);
  const [minutes, setMinutes] = useState(15);
  const absence = (status: 'ABSENT_JUSTIFIED' | 'ABSENT_UNJUSTIFIED') => () => onMark({ status });
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button
            variant="subtle"
            color="gray"
            px={8}
            aria-label={`${t.isAbsent}, ${t.late}, ${line.firstName} ${line.lastName}`}
          >
            <IconDots size={18} />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={absence('ABSENT_JUSTIFIED')}>{t.justified}</Menu.Item>
          <Menu.Item onClick={absence('ABSENT_UNJUSTIFIED')}>{t.unjustified}</Menu.Item>
          {line.signedAt && <Menu.Item onClick={() => setAsks('LATE')}>{t.late}</Menu.Item>}
          {line.signedAt && <Menu.Item onClick={() => setAsks('LEFT_EARLY')}>{t.leftEarly}</Menu.Item>}
        </Menu.Dropdown>
      </Menu>
      <Modal
        opened={asks !== null}
        onClose={() => setAsks(null)}
        title={asks === 'LATE' ? t.late : t.leftEarly}
        size="sm"
      >
        <div className="fp-stack">
          <NumberInput
            label={asks === 'LATE' ? t.minutes : t.minutesEarly}
            min={1}
            max={600}
            value={minutes}
            onChange={(value) => setMinutes(Number(value) || 1)}
            data-autofocus
          />
          <Button
            onClick={() => {
              onMark(
                asks === 'LATE' ? { status: 'LATE', lateMn: minutes } : { status: 'LEFT_EARLY', earlyMn: minutes },
              );
              setAsks(null);
            }}
          >
            {t.save}
          </Button>
        </div>
      </Modal>
    </>
  );
}
