import '@fontsource-variable/figtree';
import '@fontsource-variable/bricolage-grotesque/opsz.css';
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '../ui/overrides.css';
import '../ui/product.css';
import '../ui/light.css';
import '../ui/office.css';
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode, useEffect, useMemo, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { cssVariablesResolver, themeIn } from '../ui/theme.ts';
import { ApiUnreachable } from './api.ts';
import { hearClientErrors } from './client-errors.ts';
import { LanguageContext } from './i18n.ts';
import { LanguageSwitch, storedLanguage, storeLanguage } from './language.ts';
import { router } from './router.tsx';

const client = new QueryClient({
  defaultOptions: {
    queries: { retry: (failures, error) => error instanceof ApiUnreachable && failures < 3, staleTime: 5_000 },
  },
});

function App() {
  const [language, setLanguage] = useState(storedLanguage);
  const theme = useMemo(() => themeIn(language), [language]);
  useEffect(() => {
    document.documentElement.lang = language;
    storeLanguage(language);
  }, [language]);
  return (
    <LanguageContext value={language}>
      <LanguageSwitch value={setLanguage}>
        <MantineProvider theme={theme} cssVariablesResolver={cssVariablesResolver} defaultColorScheme="auto">
          <Notifications position="bottom-center" />
          <QueryClientProvider client={client}>
            <RouterProvider router={router} />
          </QueryClientProvider>
        </MantineProvider>
      </LanguageSwitch>
    </LanguageContext>
  );
}

hearClientErrors();
const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
