import { Button } from '@mantine/core';
import { IconDownload, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { address } from '../../../../app/api.ts';
import { useMessages } from '../../../../app/i18n.ts';
import { EmptyState, Panel } from '../../../../ui/Page.tsx';
import { budgetMessages } from '../budget-messages.ts';
import type { Budget, BudgetLine } from '../figures.ts';
import { BudgetDialog } from './BudgetDialog.tsx';
import { BudgetTable } from './BudgetTable.tsx';

/** The lines of the budget, and what leaves as a spreadsheet. */
export function BudgetTab({ budget, mayAct }: { budget: Budget; mayAct: boolean }) {
  const t = useMessages(budgetMessages);
  const [edited, setEdited] = useState<BudgetLine | 'new' | null>(null);
  const add = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setEdited('new')}>
      {t.add}
    </Button>
  );
  const exported = (format: 'csv' | 'xlsx') => address('GET /steering/budget/export', { query: { format } });
  return (
    <>
      {budget.rows.length === 0 ? (
        <div className="fp-panel">
          <EmptyState title={t.none} action={mayAct && add}>
            {mayAct ? t.noneHint : t.noneReader}
          </EmptyState>
        </div>
      ) : (
        <div className="fp-stack">
          <div className="fp-actions" data-end>
            <Button component="a" variant="subtle" href={exported('csv')}>
              {t.exportCsv}
            </Button>
            <Button
              component="a"
              variant="default"
              href={exported('xlsx')}
              leftSection={<IconDownload size={16} aria-hidden />}
            >
              {t.exportXlsx}
            </Button>
            {mayAct && add}
          </div>
          <Panel title={t.lines} aside={<Key />} flush>
            <BudgetTable budget={budget} onChange={mayAct ? setEdited : null} />
          </Panel>
          <p className="fp-quiet" style={{ margin: 0 }}>
            {t.formula}
          </p>
        </div>
      )}
      {edited && <BudgetDialog line={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </>
  );
}

function Key() {
  const t = useMessages(budgetMessages);
  return (
    <span className="fp-steering-key" aria-hidden>
      <span>
        <i style={{ background: 'var(--fp-chart-actual)' }} />
        {t.spent}
      </span>
      <span>
        <i style={{ background: 'var(--fp-chart-canary)' }} />
        {t.committed}
      </span>
    </span>
  );
}
