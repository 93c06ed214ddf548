import { Table } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useContext } from 'react';
import type { Api } from '../../../../../contract/api.ts';
import { LanguageContext, useMessages } from '../../../../app/i18n.ts';
import { count } from '../../../../ui/format.ts';
import { Panel } from '../../../../ui/Page.tsx';
import { StatusBadge } from '../../../../ui/StatusBadge.tsx';
import { rate } from '../figures.ts';
import { verdictMessages } from '../verdict-messages.ts';
import { RateCurve } from './RateCurve.tsx';
import { SliceTable } from './SliceTable.tsx';

type Rollout = NonNullable<Api['GET /rollout']['answer']['rollout']>;
type SignalLine = NonNullable<Rollout['verdict']>['signals'][number];
type Counts = SignalLine['canary'];

const STATES = { ok: 'SIGNAL_OK', watch: 'SIGNAL_WATCH', alarm: 'SIGNAL_ALARM', insufficient: 'SIGNAL_FEW' } as const;
const DRAWN = 2;

/** Signals side by side: curves of the two busiest, then every figure with what it can and cannot say. */
export function SignalPanel({ rollout }: { rollout: Rollout }) {
  const v = useMessages(verdictMessages);
  const isPhone = useMediaQuery('(max-width: 560px)');
  const lines = rollout.verdict?.signals ?? [];
  const drawn = rollout.curves.filter(({ points }) => points.length > 1).slice(0, DRAWN);
  return (
    <Panel title={v.signals} aside={<Keys rollout={rollout} />} flush>
      {drawn.length > 0 ? (
        <div className="fp-curves">
          {drawn.map((curve) => (
            <RateCurve key={curve.signal} title={v.curve(v[curve.signal])} points={curve.points} />
          ))}
        </div>
      ) : (
        <p className="fp-quiet fp-rollout-note">{v.noCurve}</p>
      )}
      {lines.length > 0 && (isPhone ? <Cards lines={lines} /> : <Figures lines={lines} />)}
      {lines.length > 0 && <p className="fp-quiet fp-rollout-note">{v.rule}</p>}
      {rollout.slices.length > 0 && <SliceTable slices={rollout.slices} />}
    </Panel>
  );
}

function Keys({ rollout }: { rollout: Rollout }) {
  const v = useMessages(verdictMessages);
  const key = (label: string, dash: string | undefined, colour: string) => (
    <span className="fp-curve-key">
      <svg width="26" height="4" aria-hidden="true">
        <line x1="0" x2="26" y1="2" y2="2" stroke={colour} strokeWidth="2.5" strokeDasharray={dash} />
      </svg>
      {label}
    </span>
  );
  return (
    <span className="fp-quiet fp-curve-keys">
      {key(`${v.stable} ${rollout.stableVersion}`, undefined, 'var(--fp-primary)')}
      {key(`${v.canary} ${rollout.canaryVersion}`, '7 4', 'var(--fp-now-icon)')}
    </span>
  );
}

function useBounds({ canary, upperPpm, smallestRatio }: SignalLine) {
  const v = useMessages(verdictMessages);
  const language = useContext(LanguageContext);
  return {
    atMost: canary.units === 0 ? '' : rate(upperPpm / 1_000_000, language),
    visible: smallestRatio === null ? '' : v.times(new Intl.NumberFormat(language).format(smallestRatio)),
  };
}

/** The rate, and the counts that it is made of. */
function Rate({ counts: { failures, units } }: { counts: Counts }) {
  const v = useMessages(verdictMessages);
  const language = useContext(LanguageContext);
  if (units === 0) return <span className="fp-quiet">{v.noMeasure}</span>;
  return (
    <>
      {rate(failures / units, language)}
      <small className="fp-under-name">{v.failuresOf(count(failures, language), count(units, language))}</small>
    </>
  );
}

function Figures({ lines }: { lines: readonly SignalLine[] }) {
  const v = useMessages(verdictMessages);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <section className="fp-scroll" tabIndex={0} aria-label={v.signals}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{v.signal}</Table.Th>
            {[v.stable, v.canary, v.atMost, v.visible].map((title) => (
              <Table.Th key={title} data-num>
                {title}
              </Table.Th>
            ))}
            <Table.Th>{v.verdict}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {lines.map((line) => (
            <FigureRow key={line.signal} line={line} />
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}

function FigureRow({ line }: { line: SignalLine }) {
  const v = useMessages(verdictMessages);
  const { atMost, visible } = useBounds(line);
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={500}>
        {v[line.signal]}
      </Table.Th>
      <Table.Td data-num>
        <Rate counts={line.stable} />
      </Table.Td>
      <Table.Td data-num fw={600}>
        <Rate counts={line.canary} />
      </Table.Td>
      <Table.Td data-num>{atMost}</Table.Td>
      <Table.Td data-num>{visible}</Table.Td>
      <Table.Td>
        <Level line={line} />
      </Table.Td>
    </Table.Tr>
  );
}

function Level({ line }: { line: SignalLine }) {
  const v = useMessages(verdictMessages);
  const language = useContext(LanguageContext);
  return (
    <div>
      <StatusBadge state={STATES[line.level]} />
      {line.evidence >= 2 && (
        <small className="fp-under-name">{v.evidence(count(Math.round(line.evidence), language))}</small>
      )}
    </div>
  );
}

function Cards({ lines }: { lines: readonly SignalLine[] }) {
  return (
    <ul className="fp-rollout-cards">
      {lines.map((line) => (
        <SignalCard key={line.signal} line={line} />
      ))}
    </ul>
  );
}

function SignalCard({ line }: { line: SignalLine }) {
  const v = useMessages(verdictMessages);
  const { atMost, visible } = useBounds(line);
  return (
    <li>
      <strong>{v[line.signal]}</strong>
      <Level line={line} />
      <dl>
        <dt>{v.stable}</dt>
        <dd>
          <Rate counts={line.stable} />
        </dd>
        <dt>{v.canary}</dt>
        <dd>
          <Rate counts={line.canary} />
        </dd>
        {atMost && <dt>{v.atMost}</dt>}
        {atMost && <dd>{atMost}</dd>}
        {visible && <dt>{v.visible}</dt>}
        {visible && <dd>{visible}</dd>}
      </dl>
    </li>
  );
}
