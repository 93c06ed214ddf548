import { Paper } from '@mantine/core';
import type { ReactNode } from 'react';
import { useOrganisation } from '../app/session.tsx';
import { PageHeader } from './Page.tsx';

type Given = { title: string; children: ReactNode; under?: ReactNode };

/** The frame of every door: who this is, one thing to do; what else there is stands under it. */
export function DoorFrame({ title, children, under }: Given) {
  return (
    <div className="fp-door">
      <main id="contenu">
        <DoorBrand />
        <Paper withBorder p="lg">
          <PageHeader title={title} />
          <div className="fp-stack">{children}</div>
        </Paper>
        {under}
      </main>
    </div>
  );
}

/** Whose door this is. */
export function DoorBrand() {
  const { name } = useOrganisation();
  return (
    <div className="fp-brand" data-door>
      <img src="/icon.svg" width={40} height={40} alt="" />
      <div>
        <b>FormaPro</b>
        <span>{name}</span>
      </div>
    </div>
  );
}
