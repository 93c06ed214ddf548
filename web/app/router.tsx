import { Button } from '@mantine/core';
import {
  createRootRoute,
  createRoute,
  createRouter,
  Link,
  lazyRouteComponent,
  Navigate,
  Outlet,
} from '@tanstack/react-router';
import { useEffect } from 'react';
import { EmptyState, Loading, RefusalAlert } from '../ui/Page.tsx';
import { tellClientError } from './client-errors.ts';
import { LightFrame, OfficeFrame } from './frames.tsx';
import { useMessages } from './i18n.ts';
import { messages } from './messages.ts';
import { BARE_PAGES, OFFICE_PAGES, PUBLIC_PAGES } from './pages.ts';
import { type Me, SessionProvider, useMe, useWhoAmI } from './session.tsx';

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound, errorComponent: Broken });

const publicRoutes = PUBLIC_PAGES.map(({ path, load, name }) =>
  createRoute({
    getParentRoute: () => root,
    path,
    component: lazyRouteComponent(load, name),
    pendingComponent: Loading,
  }),
);

const behindDoor = createRoute({ getParentRoute: () => root, id: 'behind-the-door', component: Door });

const framed = createRoute({ getParentRoute: () => behindDoor, id: 'framed', component: Frame });

const bareRoutes = BARE_PAGES.map(({ path, load, name }) =>
  createRoute({
    getParentRoute: () => behindDoor,
    path,
    component: lazyRouteComponent(load, name),
    pendingComponent: Loading,
  }),
);

const officeRoutes = OFFICE_PAGES.map(({ path, load, name }) =>
  createRoute({
    getParentRoute: () => framed,
    path,
    component: lazyRouteComponent(load, name),
    pendingComponent: Loading,
    validateSearch: (search) => search,
  }),
);

export const router = createRouter({
  routeTree: root.addChildren([
    ...publicRoutes,
    behindDoor.addChildren([...bareRoutes, framed.addChildren(officeRoutes)]),
  ]),
  defaultPreload: 'intent',
  scrollRestoration: true,
});

const LIGHT: readonly Me['role'][] = ['learner', 'trainer', 'companyManager', 'auditor'];

/** Everything behind the sign-in page: knows who is there. */
function Door() {
  const { data: me, error, isPending, refetch } = useWhoAmI();
  if (isPending) return <Loading />;
  if (error) return <RefusalAlert error={error} onRetry={() => void refetch()} />;
  if (!me) return <Navigate to="/connexion" search={{ retour: window.location.pathname + window.location.search }} />;
  return (
    <SessionProvider me={me}>
      <Outlet />
    </SessionProvider>
  );
}

function Frame() {
  const me = useMe();
  return LIGHT.includes(me.role) ? <LightFrame /> : <OfficeFrame />;
}

function NotFound() {
  const t = useMessages(messages);
  return (
    <EmptyState
      title={t.notFound}
      action={
        <Button component={Link} to="/">
          {t.back}
        </Button>
      }
    >
      {t.notFoundHint}
    </EmptyState>
  );
}

function Broken() {
  const t = useMessages(messages);
  useEffect(tellClientError, []);
  return <EmptyState title={t.broken}>{t.brokenHint}</EmptyState>;
}
