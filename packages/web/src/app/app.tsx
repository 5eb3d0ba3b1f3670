import { DirectionProvider, MantineProvider } from '@mantine/core';
import { DatesProvider } from '@mantine/dates';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { styleNonce } from './style-nonce.ts';
import { cssVariables, theme } from './theme.ts';
import { lazyPart } from '../parts/lazy-part.ts';

const Announcements = lazyPart(async () => (await import('./announcements.tsx')).Announcements);

/** What all pages stand in: how they look, their language, what they know of the server. */
export function App({
  queryClient,
  children,
}: {
  readonly queryClient: QueryClient;
  readonly children: ReactNode;
}) {
  const { i18n } = useTranslation();
  return (
    <QueryClientProvider client={queryClient}>
      {/* Anew for the other direction of writing. */}
      <DirectionProvider key={i18n.dir()} initialDirection={i18n.dir()} detectDirection>
        <MantineProvider
          theme={theme}
          cssVariablesResolver={cssVariables}
          defaultColorScheme="auto"
          getStyleNonce={styleNonce}
        >
          <DatesProvider settings={{ locale: i18n.language }}>
            {children}
            <Suspense>
              <Announcements />
            </Suspense>
          </DatesProvider>
        </MantineProvider>
      </DirectionProvider>
    </QueryClientProvider>
  );
}
