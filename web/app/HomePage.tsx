import { type ComponentType, type LazyExoticComponent, lazy, Suspense } from 'react';
import { Loading } from '../ui/Page.tsx';
import { type Me, useMe } from './session.tsx';

const WorkQueue = lazy(() =>
  import('../modules/reporting/pages/WorkQueuePage.tsx').then((module) => ({ default: module.WorkQueuePage })),
);
const TrainerDay = lazy(() =>
  import('../modules/attendance/pages/TrainerDayPage.tsx').then((module) => ({ default: module.TrainerDayPage })),
);
const Audit = lazy(() =>
  import('../modules/quality/pages/AuditorHomePage.tsx').then((module) => ({ default: module.AuditorHomePage })),
);
const Journal = lazy(() =>
  import('../modules/quality/pages/JournalPage.tsx').then((module) => ({ default: module.JournalPage })),
);
const Mine = lazy(() =>
  import('../modules/reporting/pages/MyTrainingPage.tsx').then((module) => ({ default: module.MyTrainingPage })),
);
const Company = lazy(() =>
  import('../modules/reporting/pages/CompanyHomePage.tsx').then((module) => ({ default: module.CompanyHomePage })),
);

const HOMES: Readonly<Record<Me['role'], LazyExoticComponent<ComponentType>>> = {
  trainingAdministrator: WorkQueue,
  qualityManager: WorkQueue,
  director: WorkQueue,
  trainer: TrainerDay,
  learner: Mine,
  companyManager: Company,
  systemAdministrator: Journal,
  auditor: Audit,
};

/** Each role has its own home. */
export function HomePage() {
  const Home = HOMES[useMe().role];
  return (
    <Suspense fallback={<Loading />}>
      <Home />
    </Suspense>
  );
}
