import { Button } from '@mantine/core';
import { IconAdjustments, IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useContext, useState } from 'react';
import type { Api } from '../../../../../contract/api.ts';
import { api } from '../../../../app/api.ts';
import { LanguageContext, useMessages } from '../../../../app/i18n.ts';
import { percent, points } from '../figures.ts';
import { watchMessages } from '../watch-messages.ts';
import { ThresholdDialog } from './ThresholdDialog.tsx';

type Alert = Api['GET /steering/alerts']['answer']['rows'][number];

/** Where each figure comes from. */
const TAB: Readonly<Record<Alert['kind'], string>> = {
  progressGap: 'progress',
  delay: 'progress',
  budgetDrift: 'budget',
  budgetLineDrift: 'budget',
  learnerActive: 'adoption',
  trainerActive: 'adoption',
  companyActive: 'adoption',
  mcoAbove: 'maintenance',
};

/** The figures beyond what the project allows itself, each leading to its place; nothing alarming when there is none. */
export function AlertPanel({ mayAct }: { mayAct: boolean }) {
  const t = useMessages(watchMessages);
  const [isSetting, setSetting] = useState(false);
  const { data } = useQuery({ queryKey: ['steering', 'alerts'], queryFn: () => api('GET /steering/alerts') });
  if (!data) return null;
  const isQuiet = data.rows.length === 0;
  return (
    <section className="fp-steering-alerts" data-quiet={isQuiet || undefined} aria-label={t.setTitle}>
      <div>
        {isQuiet ? <IconCircleCheck size={20} aria-hidden /> : <IconAlertTriangle size={20} aria-hidden />}
        <strong>{isQuiet ? t.quiet : t.alerts(data.rows.length)}</strong>
        {mayAct && (
          <Button
            variant="default"
            size="xs"
            leftSection={<IconAdjustments size={16} aria-hidden />}
            onClick={() => setSetting(true)}
          >
            {t.set}
          </Button>
        )}
      </div>
      {!isQuiet && (
        <ul>
          {data.rows.map((alert) => (
            <li key={`${alert.kind} ${alert.about}`}>
              <Link to="." search={{ onglet: TAB[alert.kind] } as never} replace>
                <AlertText alert={alert} />
              </Link>
            </li>
          ))}
        </ul>
      )}
      {isSetting && <ThresholdDialog onClose={() => setSetting(false)} />}
    </section>
  );
}

function AlertText({ alert: { kind, about, value, limit } }: { alert: Alert }) {
  const t = useMessages(watchMessages);
  const language = useContext(LanguageContext);
  if (kind === 'delay') return t.delay(String(value), String(limit));
  if (kind === 'progressGap') return t.progressGap(points(value, language), points(limit, language));
  const [shown, bound] = [percent(value, language), percent(limit, language)];
  return kind === 'budgetLineDrift' ? t.budgetLineDrift(about, shown, bound) : t[kind](shown, bound);
}
