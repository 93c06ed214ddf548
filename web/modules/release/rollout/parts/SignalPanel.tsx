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

type Rollout = NonNullable<Api['GET /rollout']['answer']['rollout']>;
type SignalLine = NonNullable<Rollout['verdict']>['signals'][number];

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
        <p className="fp-quiet" style={{ padding: '14px 18px', margin: 0 }}>
          {v.noCurve}
        </p>
      )}
      {isPhone ? <Cards lines={lines} /> : <Figures lines={lines} />}
      <p className="fp-quiet" style={{ padding: '12px 18px', margin: 0 }}>
        {v.rule}
      </p>
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
    <span className="fp-quiet" style={{ display: 'inline-flex', gap: 14, flexWrap: 'wrap' }}>
      {key(`${v.stable} ${rollout.stableVersion}`, undefined, 'var(--fp-primary)')}
      {key(`${v.canary} ${rollout.canaryVersion}`, '7 4', 'var(--fp-now-icon)')}
    </span>
  );
}

function useCells(line: SignalLine) {
  const v = useMessages(verdictMessages);
  const language = useContext(LanguageContext);
  const of = ({ units, failures }: { units: number; failures: number }) =>
    units === 0 ? '' : rate(failures / units, language);
  const { canary, stable, upperPpm, smallestRatio } = line;
  return {
    stable: of(stable),
    canary: of(canary),
    atMost: canary.units === 0 ? '' : rate(upperPpm / 1_000_000, language),
    visible: smallestRatio === null ? '' : v.times(new Intl.NumberFormat(language).format(smallestRatio)),
    units: canary.units === 0 ? '0' : v.failuresOf(count(canary.failures, language), count(canary.units, language)),
  };
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
            {[v.stable, v.canary, v.atMost, v.visible, v.units].map((title) => (
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
  const cells = useCells(line);
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={500}>
        {v[line.signal]}
      </Table.Th>
      <Table.Td data-num>{cells.stable}</Table.Td>
      <Table.Td data-num>
        <b>{cells.canary}</b>
      </Table.Td>
      <Table.Td data-num>{cells.atMost}</Table.Td>
      <Table.Td data-num>{cells.visible}</Table.Td>
      <Table.Td data-num>{cells.units}</Table.Td>
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
    <>
      <StatusBadge state={STATES[line.level]} />{' '}
      {line.evidence >= 2 && (
        <small className="fp-quiet">{v.evidence(count(Math.round(line.evidence), language))}</small>
      )}
    </>
  );
}

function Cards({ lines }: { lines: readonly SignalLine[] }) {
  return (
    <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
      {lines.map((line) => (
        <SignalCard key={line.signal} line={line} />
      ))}
    </ul>
  );
}

function SignalCard({ line }: { line: SignalLine }) {
  const v = useMessages(verdictMessages);
  const cells = useCells(line);
  return (
    <li className="fp-row">
      <div>
        <strong>{v[line.signal]}</strong>
        <div className="fp-quiet">
          {v.canary} {cells.canary || '0'} ({cells.units}), {v.stable.toLowerCase()} {cells.stable || '0'}
        </div>
      </div>
      <Level line={line} />
    </li>
  );
}
