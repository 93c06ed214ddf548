import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useContext } from 'react';
import { LanguageContext, useMessages } from '../../../../app/i18n.ts';
import { money } from '../../../../ui/format.ts';
import { budgetMessages } from '../budget-messages.ts';
import { type Budget, type BudgetLine, percent } from '../figures.ts';

type Sums = Budget['total'];
type Given = { budget: Budget; onChange: ((line: BudgetLine) => void) | null };

/** Lines with their sums and the total: a table on a desk, cards on a phone. */
export function BudgetTable(given: Given) {
  const isPhone = useMediaQuery('(max-width: 860px)');
  return isPhone ? <Cards {...given} /> : <WideTable {...given} />;
}

const SUMS = ['planned', 'spent', 'committed', 'left', 'forecast'] as const;

function useCells(): (sums: Sums) => string[] {
  const language = useContext(LanguageContext);
  return (sums) => SUMS.map((name) => money(sums[`${name}Cents`], language));
}

function WideTable({ budget, onChange }: Given) {
  const t = useMessages(budgetMessages);
  const cells = useCells();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <section className="fp-scroll" tabIndex={0} aria-label={t.lines}>
      <table className="fp-steering-table" data-money>
        <thead>
          <tr>
            <th scope="col">{t.line}</th>
            <th scope="col">{t.share}</th>
            {SUMS.map((name) => (
              <th key={name} scope="col">
                {t[name]}
              </th>
            ))}
            <th scope="col">{t.drift}</th>
            {onChange && <td />}
          </tr>
        </thead>
        <tbody>
          {budget.rows.map((line) => (
            <tr key={line.lineId}>
              <th scope="row">{line.title}</th>
              <td>
                <ShareBar sums={line} />
              </td>
              {cells(line).map((cell, index) => (
                <td key={SUMS[index]}>{cell}</td>
              ))}
              <td>
                <DriftMark sums={line} />
              </td>
              {onChange && (
                <td>
                  <ChangeButton line={line} onChange={onChange} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t.total}</th>
            <td>
              <ShareBar sums={budget.total} />
            </td>
            {cells(budget.total).map((cell, index) => (
              <td key={SUMS[index]}>{cell}</td>
            ))}
            <td>
              <DriftMark sums={budget.total} />
            </td>
            {onChange && <td />}
          </tr>
        </tfoot>
      </table>
    </section>
  );
}

function Cards({ budget, onChange }: Given) {
  const t = useMessages(budgetMessages);
  return (
    <ul className="fp-steering-cards">
      {budget.rows.map((line) => (
        <li key={line.lineId}>
          <Card title={line.title} sums={line} />
          {onChange && <ChangeButton line={line} onChange={onChange} />}
        </li>
      ))}
      <li>
        <Card title={t.total} sums={budget.total} />
      </li>
    </ul>
  );
}

function Card({ title, sums }: { title: string; sums: Sums }) {
  const t = useMessages(budgetMessages);
  const cells = useCells()(sums);
  return (
    <>
      <strong>{title}</strong>
      <ShareBar sums={sums} />
      <dl>
        {SUMS.map((name, index) => (
          <div key={name}>
            <dt>{t[name]}</dt>
            <dd>{cells[index]}</dd>
          </div>
        ))}
        <div>
          <dt>{t.drift}</dt>
          <dd>
            <DriftMark sums={sums} />
          </dd>
        </div>
      </dl>
    </>
  );
}

function ChangeButton({ line, onChange }: { line: BudgetLine; onChange: (line: BudgetLine) => void }) {
  const t = useMessages(budgetMessages);
  return (
    <Button variant="default" size="xs" onClick={() => onChange(line)} aria-label={t.changeLine(line.title)}>
      {t.change}
    </Button>
  );
}

/** Spent, then committed, as parts of what was planned; more than that fills the bar. */
function ShareBar({ sums }: { sums: Sums }) {
  const t = useMessages(budgetMessages);
  const language = useContext(LanguageContext);
  const whole = Math.max(1, sums.plannedCents, sums.spentCents + sums.committedCents);
  const name = t.shareName(money(sums.spentCents, language), money(sums.committedCents, language));
  return (
    <div className="fp-steering-share" role="img" aria-label={name}>
      <i style={{ width: `${(100 * sums.spentCents) / whole}%` }} />
      <i data-committed style={{ width: `${(100 * sums.committedCents) / whole}%` }} />
    </div>
  );
}

function DriftMark({ sums }: { sums: Sums }) {
  const language = useContext(LanguageContext);
  const sign = sums.driftCents > 0 ? '+' : '';
  const family = sums.driftCents > 0 ? 'warn' : 'ok';
  return (
    <span style={{ color: `var(--fp-${family}-text)` }}>
      {sign}
      {money(sums.driftCents, language)}
      {sums.driftBp !== null && sums.driftBp !== 0 && ` (${sign}${percent(sums.driftBp, language)})`}
    </span>
  );
}
