import { Paper } from '@mantine/core';
import type { ReactNode } from 'react';
import { useOrganisation } from '../../../app/session.tsx';
import { PageHeader } from '../../../ui/Page.tsx';

/** The frame of every door: who this is, one thing to do. */
export function DoorFrame({ title, children }: { title: string; children: ReactNode }) {
  const { name } = useOrganisation();
  return (
    <div className="fp-door">
      <main id="contenu">
        <div className="fp-brand" style={{ padding: 0 }}>
          <img src="/icon.svg" width={40} height={40} alt="" />
          <div>
            <b>FormaPro</b>
            <span>{name}</span>
          </div>
        </div>
        <Paper withBorder p="lg">
          <PageHeader title={title} />
          <div className="fp-stack">{children}</div>
        </Paper>
      </main>
    </div>
  );
}
