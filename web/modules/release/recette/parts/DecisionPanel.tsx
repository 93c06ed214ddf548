import { Button } from '@mantine/core';
import { IconFileTypePdf, IconWritingSign } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useContext } from 'react';
import { address, api } from '../../../../app/api.ts';
import { LanguageContext, useMessages } from '../../../../app/i18n.ts';
import { useMe } from '../../../../app/session.tsx';
import { instant, longDay } from '../../../../ui/format.ts';
import { Panel, RefusalAlert } from '../../../../ui/Page.tsx';
import type { Campaign, Report } from '../campaign.ts';
import { decisionMessages } from '../decision-messages.ts';
import { PrepareReport } from './PrepareReport.tsx';
import { Waivers } from './Waivers.tsx';

const SIGNERS = ['director', 'trainingAdministrator', 'qualityManager'];

/** The decision on the build under test: waivers, the report to prepare or to sign, and what became of earlier ones. */
export function DecisionPanel({ campaign, mayAct }: { campaign: Campaign; mayAct: boolean }) {
  const t = useMessages(decisionMessages);
  const { report, pastReports } = campaign;
  return (
    <div className="fp-stack">
      {report ? (
        <ReportCard report={report} mayAct={mayAct} />
      ) : (
        mayAct && !campaign.iteration.decidedAt && <PrepareReport campaign={campaign} />
      )}
      <Waivers campaign={campaign} mayAct={mayAct} />
      {pastReports.length > 0 && (
        <Panel title={t.past}>
          <div className="fp-stack">
            {pastReports.map((one) => (
              <ReportLine key={one.reportId} report={one} />
            ))}
          </div>
        </Panel>
      )}
    </div>
  );
}

function ReportCard({ report, mayAct }: { report: Report; mayAct: boolean }) {
  const t = useMessages(decisionMessages);
  const language = useContext(LanguageContext);
  const me = useMe();
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: ['recette'] });
  const params = { reportId: report.reportId };
  const sign = useMutation({
    mutationFn: () => api('POST /recette/reports/:reportId/signatures', { params }),
    onSuccess: refresh,
  });
  const withdraw = useMutation({
    mutationFn: () => api('POST /recette/reports/:reportId/withdrawal', { params }),
    onSuccess: refresh,
  });
  const isSigned = report.state === 'signed';
  const hasSigned = report.signatures.some(({ person }) => person.personId === me.personId);
  const preparer = `${report.preparedBy.firstName} ${report.preparedBy.lastName}`;
  return (
    <Panel
      title={isSigned && report.number ? t.inForce(report.number) : t.waiting}
      aside={isSigned && <OpenReport report={report} />}
    >
      <div className="fp-stack">
        <div className="fp-recette-verdict" data-verdict={report.verdict === 'noGo' ? 'noGo' : 'go'}>
          <strong>{t[report.verdict]}</strong>
          {report.comment && <div>{report.comment}</div>}
        </div>
        {report.reserves.length > 0 && (
          <ul className="fp-recette-list">
            {report.reserves.map((one) => (
              <li key={one.text} className="fp-row">
                <div>
                  <strong>{one.text}</strong>
                  <small>
                    {one.owner}, {longDay(one.due, language)}
                  </small>
                </div>
              </li>
            ))}
          </ul>
        )}
        <div className="fp-quiet">
          {t.preparedBy(preparer, instant(report.preparedAt, language))}
          <div className="fp-code" style={{ overflowWrap: 'anywhere' }}>
            {t.facts} {report.factsSha256}
          </div>
        </div>
        {!isSigned && <div>{t.signatures(report.signatures.length)}</div>}
        <Signatures report={report} />
        <RefusalAlert error={sign.error ?? withdraw.error} />
        {!isSigned && (
          <div className="fp-actions">
            {hasSigned || !SIGNERS.includes(me.role) ? (
              <span className="fp-quiet">{hasSigned ? t.alreadySigned : t.mayNotSign}</span>
            ) : (
              <Button
                loading={sign.isPending}
                leftSection={<IconWritingSign size={18} aria-hidden />}
                onClick={() => sign.mutate()}
              >
                {t.sign}
              </Button>
            )}
            {mayAct && (
              <Button variant="default" loading={withdraw.isPending} onClick={() => withdraw.mutate()}>
                {t.withdraw}
              </Button>
            )}
          </div>
        )}
      </div>
    </Panel>
  );
}

function Signatures({ report }: { report: Report }) {
  const t = useMessages(decisionMessages);
  const language = useContext(LanguageContext);
  const roles: Readonly<Record<string, string>> = {
    director: t.role_director,
    trainingAdministrator: t.role_trainingAdministrator,
    qualityManager: t.role_qualityManager,
    trainer: t.role_trainer,
  };
  return (
    <div className="fp-recette-signatures">
      {report.signatures.map(({ person, role, signedAt }) => (
        <div key={person.personId} className="fp-recette-signature">
          <small className="fp-quiet">{roles[role] ?? role}</small>
          <b>
            {person.firstName} {person.lastName}
          </b>
          <small className="fp-quiet">{t.signedOn(instant(signedAt, language))}</small>
        </div>
      ))}
    </div>
  );
}

function ReportLine({ report }: { report: Report }) {
  const t = useMessages(decisionMessages);
  const language = useContext(LanguageContext);
  return (
    <div className="fp-row">
      <div>
        <strong>
          {report.number ?? t.waiting}, {t[report.verdict]}
        </strong>
        <small>
          {report.signedAt && `${t.signedOn(instant(report.signedAt, language))}. `}
          {t.void}
        </small>
      </div>
      {report.number && <OpenReport report={report} />}
    </div>
  );
}

function OpenReport({ report }: { report: Report }) {
  const t = useMessages(decisionMessages);
  return (
    <Button
      component="a"
      variant="default"
      target="_blank"
      rel="noreferrer"
      href={address('GET /recette/reports/:reportId/file', { params: { reportId: report.reportId } })}
      leftSection={<IconFileTypePdf size={18} aria-hidden />}
      aria-label={`${t.download} ${report.number ?? ''}`}
    >
      {t.download}
    </Button>
  );
}
