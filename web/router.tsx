// The app's addresses. The inbox, where most days begin, comes with the app; each other page is loaded when it is first
// visited. All but the sign-in are within the shell.
import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { Inbox } from './pages/inbox/inbox.tsx';
import { queryClient } from './queries.ts';
import { session } from './session.ts';
import { NotFound } from './shell/not-found.tsx';
import { PageError } from './shell/page-error.tsx';
import { Shell } from './shell/shell.tsx';

type Search = Record<string, unknown>;
const text = (value: unknown): string | undefined => (value === undefined || value === '' ? undefined : String(value));

const root = createRootRoute({ notFoundComponent: NotFound, errorComponent: PageError });

export interface SignInSearch {
  /** Where to go then. */
  to?: string | undefined;
  /** The token of a link that lets somebody choose their password. */
  invitation?: string | undefined;
}

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search: Search): SignInSearch => ({ to: text(search.to), invitation: text(search.invitation) }),
  component: lazyRouteComponent(() => import('./pages/sign-in/sign-in.tsx'), 'SignIn'),
});

const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  component: Shell,
  beforeLoad: async ({ location }) => {
    const signedIn = await queryClient.ensureQueryData(session);
    if (!signedIn) throw redirect({ to: '/sign-in', search: { to: location.href } });
  },
});

const home = createRoute({
  getParentRoute: () => shell,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/inbox', replace: true });
  },
});

/** What the inbox shows is all in its address. */
export interface InboxSearch {
  view?: 'future' | 'done' | undefined;
  /** A user's id, or `all`; one's own tasks unless given. */
  assignee?: string | undefined;
  lead?: string | undefined;
  type?: string | undefined;
  priority?: 'high' | 'medium' | undefined;
}

const inbox = createRoute({
  getParentRoute: () => shell,
  path: '/inbox',
  validateSearch: (search: Search): InboxSearch => ({
    view: search.view === 'future' || search.view === 'done' ? search.view : undefined,
    assignee: text(search.assignee),
    lead: text(search.lead),
    type: text(search.type),
    priority: search.priority === 'high' || search.priority === 'medium' ? search.priority : undefined,
  }),
  component: Inbox,
});

export interface LeadsSearch {
  query?: string | undefined;
  /** A smart view's id. */
  view?: string | undefined;
  /** A field's name, with `-` before it for descending. */
  sort?: string | undefined;
}

const leads = createRoute({
  getParentRoute: () => shell,
  path: '/leads',
  validateSearch: (search: Search): LeadsSearch => ({
    query: text(search.query),
    view: text(search.view),
    sort: text(search.sort),
  }),
  component: lazyRouteComponent(() => import('./pages/leads/leads.tsx'), 'Leads'),
});

const leadsImport = createRoute({
  getParentRoute: () => shell,
  path: '/leads/import',
  component: lazyRouteComponent(() => import('./pages/leads/import.tsx'), 'Import'),
});

const lead = createRoute({
  getParentRoute: () => shell,
  path: '/lead/$leadId',
  component: lazyRouteComponent(() => import('./pages/lead/lead.tsx'), 'LeadPage'),
});

export interface PipelineSearch {
  pipeline?: string | undefined;
  user?: string | undefined;
  from?: string | undefined;
  until?: string | undefined;
}

const pipeline = createRoute({
  getParentRoute: () => shell,
  path: '/pipeline',
  validateSearch: (search: Search): PipelineSearch => ({
    pipeline: text(search.pipeline),
    user: text(search.user),
    from: text(search.from),
    until: text(search.until),
  }),
  component: lazyRouteComponent(() => import('./pages/pipeline/pipeline.tsx'), 'Pipeline'),
});

export interface ReportsSearch {
  /** This week unless given. */
  period?: 'week' | 'month' | 'quarter' | undefined;
  user?: string | undefined;
  pipeline?: string | undefined;
}

const reports = createRoute({
  getParentRoute: () => shell,
  path: '/reports',
  validateSearch: (search: Search): ReportsSearch => ({
    period: search.period === 'month' || search.period === 'quarter' ? search.period : undefined,
    user: text(search.user),
    pipeline: text(search.pipeline),
  }),
  component: lazyRouteComponent(() => import('./pages/reports/reports.tsx'), 'Reports'),
});

const settings = createRoute({
  getParentRoute: () => shell,
  path: '/settings/{-$section}',
  component: lazyRouteComponent(() => import('./pages/settings/settings.tsx'), 'Settings'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    signIn,
    shell.addChildren([home, inbox, leads, leadsImport, lead, pipeline, reports, settings]),
  ]),
  defaultPreload: 'intent',
  scrollRestoration: true,
});

/** Fetches the code of the page that an address shows. */
export function fetchPage(path: string): void {
  const [shown] = router.matchRoutes(path === '/' ? '/inbox' : path).slice(-1);
  if (shown) void router.routesById[shown.routeId].options.component?.preload?.();
}

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
