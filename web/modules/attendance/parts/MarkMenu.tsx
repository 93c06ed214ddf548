import { Button, Menu, Modal, NumberInput } from '@mantine/core';
import { IconArrowBackUp, IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import type { Api } from '../../../../contract/api.ts';
import { useMessages } from '../../../app/i18n.ts';
import { duration } from '../../../ui/format.ts';
import { messages } from '../messages.ts';
import type { SheetLine } from '../sheet.ts';

export type MarkBody = Omit<NonNullable<Api['POST /slots/:slotId/marks']['body']>, 'enrolmentId'>;
type Given = { line: SheetLine; onMark: (body: MarkBody) => void; onUndo: () => void };

/** Usual lengths of a lateness or an early departure, in minutes: two taps and it is noted. */
const LENGTHS = [15, 30, 60];
const nameOf = ({ firstName, lastName }: SheetLine) => `${firstName} ${lastName}`;

/** Absent, said in two taps. */
export function AbsentMenu({ line, onMark }: Omit<Given, 'onUndo'>) {
  const t = useMessages(messages);
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" aria-label={`${t.isAbsent}, ${nameOf(line)}`}>
          {t.isAbsent}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => onMark({ status: 'ABSENT_JUSTIFIED' })}>{t.justified}</Menu.Item>
        <Menu.Item onClick={() => onMark({ status: 'ABSENT_UNJUSTIFIED' })}>{t.unjustified}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** What may be corrected before the seal: lateness, early departure, absence, and the way back. */
export function MarkMenu({ line, onMark, onUndo }: Given) {
  const t = useMessages(messages);
  const [asks, setAsks] = useState<'LATE' | 'LEFT_EARLY' | null>(null);
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="subtle" color="gray" px={10} aria-label={t.correct(nameOf(line))}>
            <IconPencil size={20} />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {line.isMarked && (
            <Menu.Item leftSection={<IconArrowBackUp size={18} aria-hidden />} onClick={onUndo}>
              {t.undo}
            </Menu.Item>
          )}
          {line.signedAt && (
            <>
              <Menu.Label>{t.late}</Menu.Label>
              <div className="fp-menu-line">
                {LENGTHS.map((lateMn) => (
                  <Menu.Item
                    key={lateMn}
                    aria-label={t.lateBy(duration(lateMn))}
                    onClick={() => onMark({ status: 'LATE', lateMn })}
                  >
                    {duration(lateMn)}
                  </Menu.Item>
                ))}
                <Menu.Item aria-label={`${t.late}, ${t.otherLength}`} onClick={() => setAsks('LATE')}>
                  {t.otherLength}
                </Menu.Item>
              </div>
              <Menu.Label>{t.leftEarly}</Menu.Label>
              <div className="fp-menu-line">
                {LENGTHS.map((earlyMn) => (
                  <Menu.Item
                    key={earlyMn}
                    aria-label={t.earlyBy(duration(earlyMn))}
                    onClick={() => onMark({ status: 'LEFT_EARLY', earlyMn })}
                  >
                    {duration(earlyMn)}
                  </Menu.Item>
                ))}
                <Menu.Item aria-label={`${t.leftEarly}, ${t.otherLength}`} onClick={() => setAsks('LEFT_EARLY')}>
                  {t.otherLength}
                </Menu.Item>
              </div>
            </>
          )}
          <Menu.Label>{t.isAbsent}</Menu.Label>
          <Menu.Item onClick={() => onMark({ status: 'ABSENT_JUSTIFIED' })}>{t.justified}</Menu.Item>
          <Menu.Item onClick={() => onMark({ status: 'ABSENT_UNJUSTIFIED' })}>{t.unjustified}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {asks && <LengthDialog status={asks} onMark={onMark} onClose={() => setAsks(null)} />}
    </>
  );
}

type Asked = { status: 'LATE' | 'LEFT_EARLY'; onMark: Given['onMark']; onClose: () => void };

function LengthDialog({ status, onMark, onClose }: Asked) {
  const t = useMessages(messages);
  const [minutes, setMinutes] = useState(20);
  return (
    <Modal opened onClose={onClose} title={status === 'LATE' ? t.late : t.leftEarly} size="sm">
      <div className="fp-stack">
        <NumberInput
          label={status === 'LATE' ? t.minutes : t.minutesEarly}
          min={1}
          max={600}
          value={minutes}
          onChange={(value) => setMinutes(Number(value) || 1)}
          data-autofocus
        />
        <Button
          onClick={() => {
            onMark(status === 'LATE' ? { status, lateMn: minutes } : { status, earlyMn: minutes });
            onClose();
          }}
        >
          {t.save}
        </Button>
      </div>
    </Modal>
  );
}
