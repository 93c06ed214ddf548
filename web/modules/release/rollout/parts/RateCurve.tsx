import { useContext } from 'react';
import { LanguageContext } from '../../../../app/i18n.ts';
import { parisDay, shortDay, time } from '../../../../ui/format.ts';
import { rate } from '../figures.ts';

type Counts = { units: number; failures: number };
type Point = { hourAt: string; stable: Counts; canary: Counts };

const WIDTH = 420;
const HEIGHT = 170;
const LEFT = 46;
const BOTTOM = 26;
const TOP = 10;

/** The rate of failures hour by hour, stable as a line and canary dashed, from zero. */
export function RateCurve({ title, points }: { title: string; points: readonly Point[] }) {
  const language = useContext(LanguageContext);
  const rateOf = ({ units, failures }: Counts) => (units === 0 ? null : failures / units);
  const most = Math.max(0.001, ...points.flatMap(({ stable, canary }) => [rateOf(stable) ?? 0, rateOf(canary) ?? 0]));
  const x = (index: number) => LEFT + ((WIDTH - LEFT - 8) * index) / Math.max(1, points.length - 1);
  const y = (value: number) => TOP + (HEIGHT - TOP - BOTTOM) * (1 - value / most);
  const path = (of: 'stable' | 'canary') =>
    points
      .flatMap((point, index) => {
        const value = rateOf(point[of]);
        return value === null ? [] : [`${x(index).toFixed(1)},${y(value).toFixed(1)}`];
      })
      .join(' ');
  const marks = [0, 0.5, 1].map((part) => part * most);
  const at = (point: Point | undefined) =>
    point ? `${shortDay(parisDay(new Date(point.hourAt)), language)} ${time(point.hourAt, language)}` : '';
  return (
    <figure>
      <figcaption>{title}</figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={title}>
        {marks.map((value) => (
          <g key={value}>
            <line x1={LEFT} x2={WIDTH - 8} y1={y(value)} y2={y(value)} stroke="var(--fp-rule)" />
            <text x={LEFT - 8} y={y(value) + 4} textAnchor="end">
              {rate(value, language)}
            </text>
          </g>
        ))}
        <polyline points={path('stable')} fill="none" stroke="var(--fp-primary)" strokeWidth="2" />
        <polyline
          points={path('canary')}
          fill="none"
          stroke="var(--fp-now-icon)"
          strokeWidth="2.5"
          strokeDasharray="7 4"
        />
        <text x={LEFT} y={HEIGHT - 6}>
          {at(points[0])}
        </text>
        <text x={WIDTH - 8} y={HEIGHT - 6} textAnchor="end">
          {at(points.at(-1))}
        </text>
      </svg>
    </figure>
  );
}
