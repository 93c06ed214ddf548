import { useElementSize } from '@mantine/hooks';
import { useContext } from 'react';
import { LanguageContext, useMessages } from '../../../../app/i18n.ts';
import { longDay, tinyDay } from '../../../../ui/format.ts';
import { type Plan, percent } from '../figures.ts';
import { messages } from '../messages.ts';

type Point = Plan['curve'][number];

const HEIGHT = 280;
const [LEFT, RIGHT, TOP, BOTTOM] = [46, 14, 16, 28];
/** Room that the name of a day takes under the axis, in pixels. */
const TICK = 92;
const DAY_MS = 86_400_000;
const dayNumber = (day: string) => Date.parse(`${day}T00:00:00Z`) / DAY_MS;

/** Planned dotted, done solid, projected dashed: the scale follows the room, the text never shrinks. */
export function SCurve({ plan, today }: { plan: Plan; today: string }) {
  const t = useMessages(messages);
  const language = useContext(LanguageContext);
  const { ref, width: measured } = useElementSize();
  const width = Math.max(280, measured || 640);
  const first = dayNumber(plan.curve[0]?.day ?? today);
  const span = Math.max(1, dayNumber(plan.curve.at(-1)?.day ?? today) - first);
  const x = (day: string) => LEFT + ((width - LEFT - RIGHT) * (dayNumber(day) - first)) / span;
  const y = (bp: number) => TOP + (HEIGHT - TOP - BOTTOM) * (1 - bp / 10_000);
  const line = (of: (point: Point) => number | null) =>
    plan.curve
      .flatMap((point) => {
        const bp = of(point);
        return bp === null ? [] : [`${x(point.day).toFixed(1)},${y(bp).toFixed(1)}`];
      })
      .join(' ');
  const done = line(({ actualBp }) => actualBp);
  const name = t.curveName(
    percent(plan.doneBp, language, 0),
    percent(plan.plannedBp, language, 0),
    longDay(plan.expectedEndsOn, language),
  );
  const isInside = today >= (plan.curve[0]?.day ?? '') && today <= (plan.curve.at(-1)?.day ?? '');
  // The label stands where there is room: on the left of the line in the second half.
  const isLate = x(today) > width / 2;
  return (
    <div ref={ref} className="fp-steering-curve">
      <svg width={width} height={HEIGHT} viewBox={`0 0 ${width} ${HEIGHT}`} role="img" aria-label={name}>
        {[0, 2_500, 5_000, 7_500, 10_000].map((bp) => (
          <g key={bp}>
            <line x1={LEFT} x2={width - RIGHT} y1={y(bp)} y2={y(bp)} stroke="var(--fp-border)" />
            <text x={LEFT - 8} y={y(bp) + 4} textAnchor="end">
              {percent(bp, language)}
            </text>
          </g>
        ))}
        <Ticks plan={plan} width={width} x={x} />
        <polygon
          points={`${x(plan.curve[0]?.day ?? today)},${y(0)} ${done} ${x(today)},${y(0)}`}
          fill="var(--fp-chart-actual)"
          opacity="0.09"
        />
        <polyline
          points={line(({ plannedBp }) => plannedBp)}
          fill="none"
          stroke="var(--fp-chart-plan)"
          strokeWidth="2.5"
          strokeDasharray="2 4"
        />
        <polyline
          points={line(({ projectedBp }) => projectedBp)}
          fill="none"
          stroke="var(--fp-chart-forecast)"
          strokeWidth="2.5"
          strokeDasharray="7 4"
        />
        <polyline points={done} fill="none" stroke="var(--fp-chart-actual)" strokeWidth="3" />
        {isInside && (
          <g className="fp-steering-today">
            <line x1={x(today)} x2={x(today)} y1={TOP} y2={y(0)} stroke="var(--fp-accent-line)" strokeWidth="2" />
            <text x={x(today) + (isLate ? -7 : 7)} y={TOP + 10} textAnchor={isLate ? 'end' : 'start'}>
              {t.today}
            </text>
            <circle cx={x(today)} cy={y(plan.doneBp)} r="4.5" fill="var(--fp-chart-actual)" />
            <text x={x(today) + 9} y={y(plan.doneBp) + 16}>
              {percent(plan.doneBp, language, 0)}
            </text>
          </g>
        )}
      </svg>
    </div>
  );
}

/** Names of days along the axis: both ends, and the starts of stages that leave room. */
function Ticks({ plan, width, x }: { plan: Plan; width: number; x: (day: string) => number }) {
  const language = useContext(LanguageContext);
  const last = plan.curve.at(-1)?.day ?? '';
  const kept: string[] = [];
  for (const { startsOn } of plan.stages) {
    const place = x(startsOn);
    const before = kept.at(-1);
    if ((before === undefined || place - x(before) >= TICK) && width - RIGHT - place >= TICK) kept.push(startsOn);
  }
  return (
    <>
      {[...kept, last].map((day) => (
        <text
          key={day}
          x={x(day)}
          y={HEIGHT - 8}
          textAnchor={day === last ? 'end' : x(day) - LEFT < TICK / 2 ? 'start' : 'middle'}
        >
          {tinyDay(day, language)}
        </text>
      ))}
    </>
  );
}
