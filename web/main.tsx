// Where the app begins in the browser.
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import './app.css';
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { queryClient } from './queries.ts';
import { fetchPage, router } from './router.tsx';
import { session } from './session.ts';
import { readable, theme } from './theme.ts';

// What the first page waits for is asked for together, before anything is drawn.
void queryClient.prefetchQuery(session);
fetchPage(window.location.pathname);
// Drawn once it is known what: a page that begins as a placeholder is held back by React for 300 ms. Not awaited here: the
// files of other pages import this one, and would wait for it while it waited for them.
void router.load().then(draw);

function draw(): void {
  createRoot(document.getElementById('root') as HTMLElement).render(
    <StrictMode>
      <MantineProvider theme={theme} cssVariablesResolver={readable} defaultColorScheme="auto">
        <QueryClientProvider client={queryClient}>
          <Notifications position="bottom-left" limit={4} />
          <RouterProvider router={router} />
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>,
  );
}
