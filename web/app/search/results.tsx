import { IconBuilding, IconCalendarEvent, IconCertificate, type IconProps, IconUser } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { type ComponentType, useContext } from 'react';
import type { Api } from '../../../contract/api.ts';
import { documentNames } from '../../ui/document-names.ts';
import { dayRange } from '../../ui/format.ts';
import { LanguageContext, useMessages } from '../i18n.ts';

type Hit = Api['GET /search']['answer']['hits'][number];

/** A line that can be chosen: what it is, what tells it from its namesakes, where it leads. */
export type Line = {
  readonly id: string;
  readonly group: Hit['kind'] | 'action';
  readonly title: string;
  readonly detail: string;
  readonly icon: ComponentType<IconProps>;
  readonly run: () => void;
  /** It leads nowhere: the page stays as it is. */
  readonly stays?: true;
};

/** Writes hits as lines and knows the page of each kind. */
export function useHitLines(): (hits: readonly Hit[]) => Line[] {
  const names = useMessages(documentNames);
  const language = useContext(LanguageContext);
  const navigate = useNavigate();
  const lineOf = (hit: Hit): Omit<Line, 'id' | 'group'> => {
    switch (hit.kind) {
      case 'person':
        return {
          title: `${hit.firstName} ${hit.lastName}`,
          detail: hit.companyName ?? '',
          icon: IconUser,
          run: () => void navigate({ to: '/personnes/$personId', params: { personId: hit.id } as never }),
        };
      case 'session':
        return {
          title: hit.title,
          detail: `${dayRange(hit.startsOn, hit.endsOn, language)}, ${hit.code}`,
          icon: IconCalendarEvent,
          run: () => void navigate({ to: '/sessions/$sessionId', params: { sessionId: hit.id } as never }),
        };
      case 'company':
        return {
          title: hit.name,
          detail: [hit.town, hit.siret].filter(Boolean).join(', '),
          icon: IconBuilding,
          run: () => void navigate({ to: '/entreprises/$companyId', params: { companyId: hit.id } as never }),
        };
      case 'document':
        return {
          title: hit.number,
          detail: [names[hit.documentKind], hit.learnerName || hit.sessionTitle].filter(Boolean).join(', '),
          icon: IconCertificate,
          run: () => void navigate({ to: '/documents', search: { search: hit.number } as never }),
        };
    }
  };
  return (hits) => hits.map((hit) => ({ ...lineOf(hit), id: `${hit.kind} ${hit.id}`, group: hit.kind }));
}
