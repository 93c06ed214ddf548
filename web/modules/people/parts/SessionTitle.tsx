import { Link } from '@tanstack/react-router';
import { useMe } from '../../../app/session.tsx';
import { isOffice } from '../rights.ts';

/** The training of a session, which the office opens from here; a company only reads it. */
export function SessionTitle({ sessionId, title }: { sessionId: string; title: string }) {
  const me = useMe();
  if (!isOffice(me)) return title;
  return (
    <Link to="/sessions/$sessionId" params={{ sessionId }}>
      {title}
    </Link>
  );
}
