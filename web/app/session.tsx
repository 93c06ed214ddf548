import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext } from 'react';
import type { Api } from '../../contract/api.ts';
import { ApiRefusal, api } from './api.ts';

export type Me = Api['GET /me']['answer'];

const SessionContext = createContext<Me | null>(null);

/** Who is signed in. Pages behind the door always have somebody. */
export function useMe(): Me {
  const me = useContext(SessionContext);
  if (!me) throw new Error('this page is behind the door');
  return me;
}

/** Asks once who is signed in; null when nobody is. */
export function useWhoAmI() {
  return useQuery({
    queryKey: ['me'],
    queryFn: () =>
      api('GET /me').catch((error: unknown) => {
        if (error instanceof ApiRefusal && error.status === 401) return null;
        throw error;
      }),
    staleTime: 60_000,
  });
}

export function SessionProvider({ me, children }: { me: Me; children: ReactNode }) {
  return <SessionContext value={me}>{children}</SessionContext>;
}

/** Ends the session and forgets everything that was read for it. */
export function useSignOut(): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    await api('POST /sign-out').catch(() => undefined);
    client.clear();
    window.location.assign('/connexion');
  };
}

export function useOrganisation(): Api['GET /organisation']['answer'] {
  const { data } = useQuery({
    queryKey: ['organisation'],
    queryFn: () => api('GET /organisation'),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return data ?? { name: '', phone: '', email: '', demo: false };
}
