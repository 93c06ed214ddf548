import { Button, TextInput } from '@mantine/core';
import { IconCircleCheck, IconCircleX, IconHelpCircle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { type FormEvent, useContext, useState } from 'react';
import type { Api } from '../../../../contract/api.ts';
import { api } from '../../../app/api.ts';
import { LanguageContext, useMessages } from '../../../app/i18n.ts';
import { DoorFrame } from '../../../ui/DoorFrame.tsx';
import { documentNames } from '../../../ui/document-names.ts';
import { FactList } from '../../../ui/FactList.tsx';
import { longDay } from '../../../ui/format.ts';
import { Loading, RefusalAlert } from '../../../ui/Page.tsx';
import { messages } from '../messages.ts';

const ICONS = { valid: IconCircleCheck, revoked: IconCircleX, unknown: IconHelpCircle } as const;

/** Open to whoever holds a printed document: valid, revoked or unknown, and nothing more. */
export function VerifyPage() {
  const t = useMessages(messages);
  const { code } = useParams({ strict: false }) as { code: string };
  const clean = code.replace(/[^A-Za-z0-9]/g, '').toUpperCase();
  const { data, error, isPending } = useQuery({
    queryKey: ['verification', clean],
    queryFn: () => api('GET /verifications/:code', { params: { code: clean } }),
    retry: false,
  });
  return (
    <DoorFrame title={t.verifyTitle} under={<AnotherCode />}>
      {isPending && <Loading lines={2} />}
      <RefusalAlert error={error} />
      {data && <Verdict found={data} code={clean} />}
      <p className="fp-flat fp-quiet">{t.nothingMore}</p>
    </DoorFrame>
  );
}

type Found = Api['GET /verifications/:code']['answer'];

function Verdict({ found: { verdict, kind, number, issuedOn }, code }: { found: Found; code: string }) {
  const t = useMessages(messages);
  const names = useMessages(documentNames);
  const language = useContext(LanguageContext);
  const Icon = ICONS[verdict];
  return (
    <>
      <div role="status" className="fp-verdict" data-verdict={verdict}>
        <Icon size={40} stroke={1.5} aria-hidden />
        <div>
          <h2>{t[verdict]}</h2>
          <p>{t[`${verdict}Hint`]}</p>
        </div>
      </div>
      <FactList
        facts={[
          [t.kind, kind && names[kind]],
          [t.number, number && <span className="fp-code">{number}</span>],
          [t.issuedOn, issuedOn && longDay(issuedOn, language)],
          [
            t.codeRead,
            <span key="code" className="fp-code">
              {code}
            </span>,
          ],
        ]}
      />
    </>
  );
}

function AnotherCode() {
  const t = useMessages(messages);
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const code = typed.replace(/[^A-Za-z0-9]/g, '').toUpperCase();
    if (code.length >= 4) void navigate({ to: '/v/$code', params: { code } as never });
  };
  return (
    <form onSubmit={submit} className="fp-another">
      <TextInput
        label={t.checkAnother}
        description={t.code}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Button type="submit" variant="default">
        {t.check}
      </Button>
    </form>
  );
}
