import { useContext } from 'react';
import { LanguageContext, useMessages } from '../../../../app/i18n.ts';
import { count } from '../../../../ui/format.ts';
import { Panel } from '../../../../ui/Page.tsx';
import { adoptionMessages } from '../adoption-messages.ts';
import { type Adoption, percent } from '../figures.ts';
import { AdoptionCompanies } from './AdoptionCompanies.tsx';

/** Who uses the product: by audience, by cohort, and company by company with those to call. */
export function AdoptionTab({ adoption }: { adoption: Adoption }) {
  return (
    <div className="fp-columns">
      <AdoptionCompanies adoption={adoption} />
      <div className="fp-stack">
        <AudiencePanel adoption={adoption} />
        <CohortPanel adoption={adoption} />
      </div>
    </div>
  );
}

function AudiencePanel({ adoption }: { adoption: Adoption }) {
  const t = useMessages(adoptionMessages);
  const language = useContext(LanguageContext);
  return (
    <Panel title={t.byAudience}>
      <ul className="fp-steering-audiences">
        {adoption.audiences.map(({ audience, people, opened, active7, active30, activeBp, targetBp }) => {
          const facts = audience === 'company' ? t.companyFacts : t.audienceFacts;
          const share = percent(activeBp, language, 0);
          return (
            <li key={audience}>
              <div>
                <span>{t[audience]}</span>
                <b>{share}</b>
              </div>
              <TargetBar
                bp={activeBp}
                targetBp={targetBp}
                name={t.barName(t[audience], share, percent(targetBp, language, 0))}
              />
              <small className="fp-quiet">
                {facts(
                  count(opened, language),
                  count(people, language),
                  count(active7, language),
                  count(active30, language),
                )}
              </small>
            </li>
          );
        })}
      </ul>
      <p className="fp-quiet fp-steering-says">
        {t.lineIsTarget}. {t.formula}
      </p>
    </Panel>
  );
}

function CohortPanel({ adoption }: { adoption: Adoption }) {
  const t = useMessages(adoptionMessages);
  const language = useContext(LanguageContext);
  const { targetBp } = adoption;
  return (
    <Panel title={t.byCohort}>
      {adoption.cohorts.length === 0 && <span className="fp-quiet">{t.noCohort}</span>}
      <ul className="fp-steering-audiences">
        {adoption.cohorts.map(({ step, companies, people, active30 }) => {
          const name = step === null ? t.notMoved : t.step(step);
          const bp = people === 0 ? 0 : Math.round((10_000 * active30) / people);
          const share = percent(bp, language, 0);
          return (
            <li key={name}>
              <div>
                <span>{name}</span>
                <b>{share}</b>
              </div>
              <TargetBar bp={bp} targetBp={targetBp} name={t.barName(name, share, percent(targetBp, language, 0))} />
              <small className="fp-quiet">{t.cohortFacts(companies, count(people, language))}</small>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}

/** A share with the target as a line across it. */
function TargetBar({ bp, targetBp, name }: { bp: number; targetBp: number; name: string }) {
  return (
    <div className="fp-steering-target" role="img" aria-label={name}>
      <i style={{ width: `${bp / 100}%` }} />
      <u style={{ left: `${targetBp / 100}%` }} />
    </div>
  );
}
