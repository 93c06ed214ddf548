import { Button, Checkbox } from '@mantine/core';
import { useContext } from 'react';
import { LanguageContext, useMessages } from '../../../app/i18n.ts';
import { dayRange, duration } from '../../../ui/format.ts';
import { Panel, RefusalAlert } from '../../../ui/Page.tsx';
import { messages } from '../messages.ts';
import { type Conflict, ConflictList } from './ConflictList.tsx';
import { type Draft, HALF_DAY_MN, slotsOf } from './draft.ts';
import { planMessages } from './messages.ts';

type Given = {
  draft: Draft;
  names: { program: string | undefined; room: string | undefined; trainer: string | undefined };
  /** Minutes as a group that the program plans. */
  plannedMn: number;
  conflicts: readonly Conflict[];
  error: unknown;
  isPlanning: boolean;
  onAccept: (isAccepted: boolean) => void;
};

/** What will be planned, its conflicts, and the one button; what is missing is said beside it. */
export function PlanSummary({ draft, names, plannedMn, conflicts, error, isPlanning, onAccept }: Given) {
  const t = useMessages(messages);
  const words = useMessages(planMessages);
  const language = useContext(LanguageContext);
  const slots = slotsOf(draft);
  const days = slots.map(({ day }) => day).sort();
  const missing = !draft.programVersionId
    ? words.needProgram
    : slots.length === 0
      ? words.needDay
      : draft.seatsMax < draft.seatsMin
        ? words.seatsWrong
        : conflicts.length > 0 && !draft.acceptConflicts
          ? words.needChoice
          : null;
  const place = draft.modality === 'virtualClass' ? t.virtualClass : (names.room ?? words.later);
  return (
    <div className="fp-stack fp-sticky">
      <Panel title={words.summary}>
        <dl className="fp-facts">
          <dt>{words.program}</dt>
          <dd>{names.program ?? words.notYet}</dd>
          <dt>{words.dates}</dt>
          <dd>{days.length > 0 ? dayRange(days[0] ?? '', days.at(-1) ?? '', language) : words.notYet}</dd>
          <dt>{words.halves}</dt>
          <dd>
            {slots.length > 0 ? words.halvesOf(slots.length, duration(slots.length * HALF_DAY_MN)) : words.notYet}
            {plannedMn > 0 && <small>{words.planned(duration(plannedMn))}</small>}
          </dd>
          <dt>{words.place}</dt>
          <dd>{place}</dd>
          <dt>{words.trainer}</dt>
          <dd>{names.trainer ?? words.later}</dd>
          <dt>{words.seats}</dt>
          <dd>{words.seatsOf(draft.seatsMin, draft.seatsMax)}</dd>
        </dl>
      </Panel>
      <Panel title={words.conflicts}>
        {conflicts.length === 0 ? (
          <p className="fp-quiet" role="status" style={{ margin: 0 }}>
            {t.noConflict}
          </p>
        ) : (
          <div className="fp-stack">
            <ConflictList conflicts={conflicts} />
            <Checkbox
              size="sm"
              label={t.keepAnyway}
              checked={draft.acceptConflicts}
              onChange={(event) => onAccept(event.currentTarget.checked)}
            />
          </div>
        )}
      </Panel>
      <RefusalAlert error={error} />
      <Button type="submit" loading={isPlanning} aria-disabled={missing !== null} aria-describedby="plan-missing">
        {t.create}
      </Button>
      <span id="plan-missing" className="fp-quiet">
        {missing}
      </span>
    </div>
  );
}
