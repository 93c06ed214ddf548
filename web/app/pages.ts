/** A page: its address, and where to find it when somebody goes there. Pages are fetched on demand. */
type Page = { readonly path: string; readonly load: () => Promise<Record<string, unknown>>; readonly name: string };

/** Open to people who are not signed in. */
export const PUBLIC_PAGES: readonly Page[] = [
  { path: '/connexion', load: () => import('../modules/identity/pages/SignInPage.tsx'), name: 'SignInPage' },
  {
    path: '/signer',
    load: () => import('../modules/attendance/pages/SignMyPresencePage.tsx'),
    name: 'SignMyPresencePage',
  },
  {
    path: '/mot-de-passe',
    load: () => import('../modules/identity/pages/ChoosePasswordPage.tsx'),
    name: 'ChoosePasswordPage',
  },
  {
    path: '/mot-de-passe-oublie',
    load: () => import('../modules/identity/pages/AskLinkPage.tsx'),
    name: 'AskLinkPage',
  },
  { path: '/lien', load: () => import('../modules/identity/pages/MagicLinkPage.tsx'), name: 'MagicLinkPage' },
  {
    path: '/pv/$code',
    load: () => import('../modules/release/recette/pages/VerifyReportPage.tsx'),
    name: 'VerifyReportPage',
  },
  {
    path: '/bilan/$code',
    load: () => import('../modules/release/rollout/pages/VerifyRolloutReportPage.tsx'),
    name: 'VerifyRolloutReportPage',
  },
  {
    path: '/d',
    load: () => import('../modules/documents/pages/DocumentLinkPage.tsx'),
    name: 'DocumentLinkPage',
  },
  { path: '/v/$code', load: () => import('../modules/documents/pages/VerifyPage.tsx'), name: 'VerifyPage' },
];

/** Behind the sign-in page, with the whole window for themselves. */
export const BARE_PAGES: readonly Page[] = [
  {
    path: '/suivre/$enrolmentId/$stepId',
    load: () => import('../modules/learning/pages/FollowStepPage.tsx'),
    name: 'FollowStepPage',
  },
];

/** Behind the sign-in page. The server decides what each role may read; a page that it refuses says so. */
export const OFFICE_PAGES: readonly Page[] = [
  { path: '/', load: () => import('./HomePage.tsx'), name: 'HomePage' },
  { path: '/sessions', load: () => import('../modules/sessions/pages/SessionListPage.tsx'), name: 'SessionListPage' },
  {
    path: '/sessions/nouvelle',
    load: () => import('../modules/sessions/pages/PlanSessionPage.tsx'),
    name: 'PlanSessionPage',
  },
  {
    path: '/sessions/$sessionId',
    load: () => import('../modules/sessions/pages/SessionPage.tsx'),
    name: 'SessionPage',
  },
  {
    path: '/sessions/$sessionId/inscrire',
    load: () => import('../modules/enrolment/pages/RosterPage.tsx'),
    name: 'RosterPage',
  },
  {
    path: '/emargement/$slotId',
    load: () => import('../modules/attendance/pages/RollCallPage.tsx'),
    name: 'RollCallPage',
  },
  { path: '/personnes', load: () => import('../modules/people/pages/PersonListPage.tsx'), name: 'PersonListPage' },
  { path: '/personnes/$personId', load: () => import('../modules/people/pages/PersonPage.tsx'), name: 'PersonPage' },
  { path: '/entreprises', load: () => import('../modules/people/pages/CompanyListPage.tsx'), name: 'CompanyListPage' },
  {
    path: '/entreprises/$companyId',
    load: () => import('../modules/people/pages/CompanyPage.tsx'),
    name: 'CompanyPage',
  },
  {
    path: '/mon-organisme',
    load: () => import('../modules/people/pages/OrganisationPage.tsx'),
    name: 'OrganisationPage',
  },
  {
    path: '/mon-organisme/textes',
    load: () => import('../modules/documents/pages/TextsPage.tsx'),
    name: 'TextsPage',
  },
  { path: '/catalogue', load: () => import('../modules/catalogue/pages/ProgramListPage.tsx'), name: 'ProgramListPage' },
  {
    path: '/catalogue/$versionId',
    load: () => import('../modules/catalogue/pages/ProgramPage.tsx'),
    name: 'ProgramPage',
  },
  {
    path: '/catalogue/$versionId/parcours',
    load: () => import('../modules/learning/pages/PathPage.tsx'),
    name: 'PathPage',
  },
  {
    path: '/evaluer/$enrolmentId/$stepId',
    load: () => import('../modules/assessment/pages/TakeQuizPage.tsx'),
    name: 'TakeQuizPage',
  },
  {
    path: '/signaler',
    load: () => import('../modules/release/support/pages/ReportProblemPage.tsx'),
    name: 'ReportProblemPage',
  },
  {
    path: '/signalements',
    load: () => import('../modules/release/support/pages/ProblemReportsPage.tsx'),
    name: 'ProblemReportsPage',
  },
  { path: '/aide', load: () => import('../modules/identity/pages/HelpPage.tsx'), name: 'HelpPage' },
  { path: '/aide/$guide', load: () => import('../modules/release/guides/pages/GuidePage.tsx'), name: 'GuidePage' },
  { path: '/compte', load: () => import('../modules/identity/pages/MyAccountPage.tsx'), name: 'MyAccountPage' },
  { path: '/comptes', load: () => import('../modules/identity/pages/AccountListPage.tsx'), name: 'AccountListPage' },
  { path: '/envois', load: () => import('../modules/messaging/pages/MailBoxPage.tsx'), name: 'MailBoxPage' },
  { path: '/modules', load: () => import('../modules/learning/pages/PackageListPage.tsx'), name: 'PackageListPage' },
  {
    path: '/modules/$packageVersionId',
    load: () => import('../modules/learning/pages/PackagePage.tsx'),
    name: 'PackagePage',
  },
  {
    path: '/documents',
    load: () => import('../modules/documents/pages/DocumentListPage.tsx'),
    name: 'DocumentListPage',
  },
  { path: '/quiz', load: () => import('../modules/assessment/pages/QuizListPage.tsx'), name: 'QuizListPage' },
  { path: '/quiz/$quizId', load: () => import('../modules/assessment/pages/QuizPage.tsx'), name: 'QuizPage' },
  {
    path: '/quiz/$quizId/essai',
    load: () => import('../modules/assessment/pages/TryQuizPage.tsx'),
    name: 'TryQuizPage',
  },
  {
    path: '/mise-en-production',
    load: () => import('../modules/release/rollout/pages/RolloutPage.tsx'),
    name: 'RolloutPage',
  },
  {
    path: '/pilotage',
    load: () => import('../modules/release/steering/pages/SteeringPage.tsx'),
    name: 'SteeringPage',
  },
  { path: '/journal', load: () => import('../modules/quality/pages/JournalPage.tsx'), name: 'JournalPage' },
  {
    path: '/recette',
    load: () => import('../modules/release/recette/pages/RecettePage.tsx'),
    name: 'RecettePage',
  },
  {
    path: '/recette/cahier',
    load: () => import('../modules/release/recette/pages/CaseBookPage.tsx'),
    name: 'CaseBookPage',
  },
  {
    path: '/recette/$campaignId',
    load: () => import('../modules/release/recette/pages/CampaignPage.tsx'),
    name: 'CampaignPage',
  },
  {
    path: '/recette/cas/$itemId',
    load: () => import('../modules/release/recette/pages/RunCasePage.tsx'),
    name: 'RunCasePage',
  },
  {
    path: '/promotions',
    load: () => import('../modules/release/promotion/pages/PromotionListPage.tsx'),
    name: 'PromotionListPage',
  },
  {
    path: '/promotions/$artifactId',
    load: () => import('../modules/release/promotion/pages/PromotionPage.tsx'),
    name: 'PromotionPage',
  },
  { path: '/mes-cas', load: () => import('../modules/release/recette/pages/MyCasesPage.tsx'), name: 'MyCasesPage' },
];
